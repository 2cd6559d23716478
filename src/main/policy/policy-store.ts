import { setTimeout as delay } from 'node:timers/promises'
import { type Managed, type Policy, type PolicyKey, policyKeys, policySchema } from '../../shared/policy/policy.ts'
import type { PolicySource, Reading } from './policy-source.ts'
import { safestPolicy } from './safest-policy.ts'

export interface PolicyStore {
  /** What is in force now. */
  current(): Policy
  /** Every key that was decided, with the source that did. */
  managed(): Managed
  /** The sources whose decisions are not known, or in part, so that the safest ones stand in for them. */
  unread(): string[]
  /** Whether the value in force stands in for a decision that is not known. */
  standsIn(key: PolicyKey): boolean
  /** What could not be followed and why, for administrators; no values. */
  problems(): string[]
  /** Reads every source again; tells the listeners if something else is in force afterwards. Never rejects. */
  refresh(): Promise<void>
  /** Returns what stops listening. */
  onChange(listener: (policy: Policy) => void): () => void
}

export interface PolicyOptions {
  /** What stands in for decisions that are not known (`safestPolicy`). Asked at each reading. */
  safest?: () => Policy
  /** How long to wait before each further try of the first reading, in milliseconds. */
  tries?: readonly number[]
  /** How long one source may take, in milliseconds. */
  limit?: number
}

/** In force now, and how it came about. */
interface InForce {
  policy: Policy
  managed: Managed
  standIns: Set<PolicyKey>
  unread: string[]
  problems: string[]
}

/**
 * Policy from several sources, the strongest first, key by key. Only a source that says so has no policy. One that
 * cannot be read keeps what it last said: a passing fault must not free a computer. Where it has said nothing yet, it
 * is read again a few times; then, and for a value that does not fit, the safest decisions stand in for its own. Keys
 * are compared without regard to case, as Windows does, and those nobody knows are passed over, so that one template
 * serves several versions.
 */
export async function openPolicy(
  sources: readonly PolicySource[],
  { safest = () => safestPolicy(null), tries = [50, 100, 200, 400, 800], limit = 5_000 }: PolicyOptions = {},
): Promise<PolicyStore> {
  const last = new Map<PolicySource, Reading>()
  const listeners = new Set<(policy: Policy) => void>()
  let now: InForce = { policy: {}, managed: {}, standIns: new Set(), unread: [], problems: [] }

  async function refresh(): Promise<void> {
    const faults: string[] = []
    const readings = await Promise.all(sources.map(async (source) => ({ source, reading: await read(source, limit) })))
    for (const { source, reading } of readings) {
      if (reading.state === 'read' || reading.state === 'absent') last.set(source, reading)
      else faults.push(`${source.name}: ${reading.reason}`)
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
      delay(limit, { state: 'unreadable', reason: 'it did not answer' } as const, { signal: late.signal }),
    ])
  } catch {
    return { state: 'unreadable', reason: 'it cannot be read' }
  } finally {
    late.abort()
  }
}

/** What is in force by what each source said last; a source that is not among them has said nothing yet. */
function decide(sources: readonly PolicySource[], said: ReadonlyMap<PolicySource, Reading>, safest: Policy): InForce {
  const policy: Policy = {}
  const managed: Managed = {}
  const standIns = new Set<PolicyKey>()
  const unread = new Set<string>()
  const problems: string[] = []

  for (const key of policyKeys) {
    for (const { reading, name } of sources.map((source) => ({ name: source.name, reading: said.get(source) }))) {
      const value = reading && valueIn(reading, key)
      if (reading && value === undefined) continue
      const parsed = value && policySchema.shape[key].safeParse(value.given)
      if (parsed?.success) {
        Object.assign(policy, { [key]: parsed.data })
        managed[key] = name
        break
      }
      unread.add(name)
      if (value) problems.push(`${name}: ${key} does not hold what it should`)
      if (key in safest) {
        Object.assign(policy, { [key]: safest[key] })
        managed[key] = name
        standIns.add(key)
      }
      // A value that does not fit does not give way to a weaker source's.
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
