import { userInfo } from 'node:os'
import { build } from 'virtual:build'
import type { App, PowerMonitor } from 'electron'
import type { Log } from '../log/log.ts'
import { keepReading } from './keep-reading.ts'
import type { PolicySource } from './policy-source.ts'
import { openPolicy, type PolicyStore } from './policy-store.ts'
import { safestPolicy } from './safest-policy.ts'
import { policySources } from './sources.ts'

/** Where policy for this build is kept: under its own names, so that two brands on one computer stay apart. */
export function ownPolicySources(app: Pick<App, 'getName'>): PolicySource[] {
  const names = { registry: app.getName(), bundle: build.appId, folder: build.id }
  return policySources(process.platform, names, () => userInfo().username)
}

interface OwnPolicyDependencies {
  app: Pick<App, 'getName'>
  powerMonitor: Pick<PowerMonitor, 'on'>
  /** The address of the portal that is used while the organisation's own cannot be read; null before there is one. */
  portal: () => string | null
  log: Pick<Log, 'warning'>
}

/** Opens policy for this run and keeps reading it. What could not be followed is logged, now and at each change. */
export async function openOwnPolicy({ app, powerMonitor, portal, log }: OwnPolicyDependencies): Promise<PolicyStore> {
  const sources = ownPolicySources(app)
  const policy = await openPolicy(sources, { safest: () => safestPolicy(portal()) })
  const logUnread = () => {
    if (policy.unread().length > 0) log.warning('policy.unread', { problems: policy.problems().join('; ') })
  }
  logUnread()
  policy.onChange(logUnread)
  keepReading(policy, powerMonitor, sources)
  return policy
}
