import { userInfo } from 'node:os'
import { build } from 'virtual:build'
import type { App, PowerMonitor } from 'electron'
import type { Log } from '../log/log.ts'
import { keepReading } from './keep-reading.ts'
import type { PolicySource } from './policy-source.ts'
import { openPolicy, type PolicyStore } from './policy-store.ts'
import { safestPolicy } from './safest-policy.ts'
import { policySources } from './sources.ts'

/**
 * The policy sources of this build. Their names are specific to the brand, so that two brands on one computer stay
 * separate.
 */
export function ownPolicySources(app: Pick<App, 'getName'>): PolicySource[] {
  const names = { registry: app.getName(), bundle: build.appId, folder: build.id }
  return policySources(process.platform, names, () => userInfo().username)
}

interface OwnPolicyDependencies {
  app: Pick<App, 'getName'>
  powerMonitor: Pick<PowerMonitor, 'on'>
  /** The portal to allow while the policy cannot be read; null before one is known. */
  portal: () => string | null
  log: Pick<Log, 'warning'>
}

/** Opens policy for this run and keeps reading it. Problems are logged now and at each change. */
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
