import { watch } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { build } from 'virtual:build'
import type { App, PowerMonitor } from 'electron'
import type { Log } from '../log/log.ts'
import { createSerialQueue } from '../serial-queue.ts'
import { openPolicy, type PolicySource, type PolicyStore, safestPolicy } from './policy-store.ts'
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
    if (policy.unread().length > 0) log.warning('policy.unread', { problems: JSON.stringify(policy.problems()) })
  }
  logUnread()
  policy.onChange(logUnread)
  keepReading(policy, powerMonitor, sources)
  return policy
}

/** How often sources that cannot be watched are read again, in milliseconds. */
const interval = 5 * 60_000
/** How often unreadable sources are tried again, in milliseconds. */
const unreadInterval = 5_000

interface Wakes {
  on(event: 'resume', listener: () => void): unknown
}

/**
 * Reads policy again when one of its files changes, after sleep, and every few minutes, because the registry reports no
 * changes. An unreadable source is tried again every few seconds.
 */
export function keepReading(policy: PolicyStore, machine: Wakes, sources: readonly PolicySource[]): void {
  // A slow read that began earlier must not overwrite the result of a later one.
  const inTurn = createSerialQueue()
  const refresh = () => void inTurn(policy.refresh)
  machine.on('resume', refresh)
  setInterval(refresh, interval).unref()
  setInterval(() => policy.unread().length > 0 && refresh(), unreadInterval).unref()
  for (const { file } of sources) {
    if (file === undefined) continue
    try {
      // Watches the folder, because a file is often replaced rather than rewritten.
      watch(dirname(file), { persistent: false }, refresh).on('error', () => undefined)
    } catch {
      // The folder does not exist yet; the interval covers it.
    }
  }
}
