import { setTimeout as delay } from 'node:timers/promises'
import {
  type Managed,
  type Policy,
  type PolicyKey,
  type PolicyPlace,
  policyKeys,
  policySchema,
  safestDecisions,
} from '../../shared/policy/policy.ts'
import type { Reading, Unreadable, UntrustedFile } from './reading.ts'

/** A place that holds policy. */
export interface PolicySource {
  readonly place: PolicyPlace
  /** A rejection counts as unreadable. */
  read(): Promise<Reading>
  /** The file to watch for changes, if there is one. */
  readonly file?: string
}

/** What could not be applied of one place's policy, and why; contains no values. */
export interface PolicyProblem {
  place: PolicyPlace
  reason: Unreadable | { code: UntrustedFile } | { code: 'invalid-value'; key: PolicyKey }
}

export interface PolicyStore {
  /** The policy in force now. */
  current(): Policy
  /** Every decided key, with the place of the decision. */
  managed(): Managed
  /** The places whose decisions are unknown or partly unknown, so that the safest values replace them. */
  unread(): PolicyPlace[]
  /** Whether the value in force replaces an unknown decision. */
  standsIn(key: PolicyKey): boolean
  /** For administrators. */
  problems(): PolicyProblem[]
  /** Reads every source again, and calls the listeners if the policy in force changed. Never rejects. */
  refresh(): Promise<void>
  /** Returns a function that removes the listener. */
  onChange(listener: (policy: Policy) => void): () => void
}

export interface PolicyOptions {
  /** Gives what replaces unknown decisions (`safestPolicy`). Called at each read. */
  safest?: () => Policy
  /** The delay before each retry of the first read, in milliseconds. */
  tries?: readonly number[]
  /** The time limit for one source, in milliseconds. */
  limit?: number
}

/** The policy in force, and its origin. */
interface InForce {
  policy: Policy
  managed: Managed
  standIns: Set<PolicyKey>
  unread: PolicyPlace[]
  problems: PolicyProblem[]
}

/**
 * Opens policy from several sources, the strongest first, and merges it key by key. Only a source that reports it has
 * no policy counts as empty. An unreadable source keeps its last result, because a temporary fault must not lift
 * restrictions. If there is none yet, it is read again a few times; after that, and for an invalid value, the safest
 * values replace its decisions. Keys are case-insensitive, as on Windows, and unknown keys are ignored, so that one
 * template serves several versions.
 */
export async function openPolicy(
  sources: readonly PolicySource[],
  { safest = () => safestPolicy(null), tries = [50, 100, 200, 400, 800], limit = 5_000 }: PolicyOptions = {},
): Promise<PolicyStore> {
  const last = new Map<PolicySource, Reading>()
  const listeners = new Set<(policy: Policy) => void>()
  let now: InForce = { policy: {}, managed: {}, standIns: new Set(), unread: [], problems: [] }

  async function refresh(): Promise<void> {
    const faults: PolicyProblem[] = []
    const readings = await Promise.all(sources.map(async (source) => ({ source, reading: await read(source, limit) })))
    for (const { source, reading } of readings) {
      if (reading.state === 'read' || reading.state === 'absent') last.set(source, reading)
      else faults.push({ place: source.place, reason: reading.reason })
    }
    const before = now
    now = decide(sources, last, safest())
    now.problems.unshift(...faults)
    const isSame = JSON.stringify([now.policy, now.unread]) === JSON.stringify([before.policy, before.unread])
    if (!isSame) for (const listener of listeners) listener(now.policy)
  }

  await refresh()
  for (const wait of tries) {
    if (sources.every((source) => last.has(source))) break
    await delay(wait)
    await refresh()
  }
  return {
    current: () => now.policy,
    managed: () => now.managed,
    unread: () => now.unread,
    standsIn: (key) => now.standIns.has(key),
    problems: () => now.problems,
    refresh,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

async function read(source: PolicySource, limit: number): Promise<Reading> {
  const late = new AbortController()
  try {
    return await Promise.race([
      source.read(),
      delay(limit, { state: 'unreadable', reason: { code: 'no-answer' } } as const, { signal: late.signal }),
    ])
  } catch {
    return { state: 'unreadable', reason: { code: 'failed' } }
  } finally {
    late.abort()
  }
}

/** Computes the policy in force from the last result of each source; a source without one has not been read yet. */
function decide(sources: readonly PolicySource[], said: ReadonlyMap<PolicySource, Reading>, safest: Policy): InForce {
  const policy: Policy = {}
  const managed: Managed = {}
  const standIns = new Set<PolicyKey>()
  const unread = new Set<PolicyPlace>()
  const problems: PolicyProblem[] = []

  for (const key of policyKeys) {
    for (const { reading, place } of sources.map((source) => ({ place: source.place, reading: said.get(source) }))) {
      const value = reading && valueIn(reading, key)
      if (reading && value === undefined) continue
      const parsed = value && policySchema.shape[key].safeParse(value.given)
      if (parsed?.success) {
        Object.assign(policy, { [key]: parsed.data })
        managed[key] = place
        break
      }
      unread.add(place)
      if (value) problems.push({ place, reason: { code: 'invalid-value', key } })
      if (key in safest) {
        Object.assign(policy, { [key]: safest[key] })
        managed[key] = place
        standIns.add(key)
      }
      // An invalid value is not replaced by a weaker source's value.
      if (value || key in safest) break
    }
  }
  return { policy, managed, standIns, unread: [...unread], problems }
}

function valueIn(reading: Reading, key: PolicyKey): { given: unknown } | undefined {
  if (reading.state !== 'read') return undefined
  const names = Object.keys(reading.values)
  const name = names.find((given) => given === key) ?? names.find((given) => given.toLowerCase() === key.toLowerCase())
  return name === undefined ? undefined : { given: reading.values[name] }
}

/**
 * The policy that replaces decisions which exist or may exist but cannot be read: for each key the value that never
 * allows more than the organisation's own. Some keys have none: a proxy, authorities and pins cannot be guessed, and
 * administrators need diagnostics to find the fault.
 *
 * @param portal the address of the portal in use, the only one allowed meanwhile; null before there is one
 */
export function safestPolicy(portal: string | null): Policy {
  return { ...(portal !== null && { PortalUrl: portal }), ...safestDecisions }
}
