import { decisionsSchema, type Managed, type Policy, policyKeys, policySchema } from '../../shared/policy.ts'
import type { PolicySource, Reading } from './policy-source.ts'

export interface PolicyStore {
  /** What is in force now. */
  current(): Policy
  /** Every key that was decided, with the source that did. */
  managed(): Managed
  /** What could not be followed and why, for administrators; no values. */
  problems(): string[]
  /** Reads every source again; tells the listeners if something else is in force afterwards. */
  refresh(): Promise<void>
  /** Returns what stops listening. */
  onChange(listener: (policy: Policy) => void): () => void
}

/**
 * Policy from several sources, the strongest first, key by key. A source that cannot be read keeps
 * what it last said: a passing fault must not free a computer. A value that does not fit clears its
 * key alone, and keys nobody knows are passed over, so that one template serves several versions.
 */
export async function openPolicy(sources: readonly PolicySource[]): Promise<PolicyStore> {
  const last = new Map<PolicySource, Reading>()
  const listeners = new Set<(policy: Policy) => void>()
  let policy: Policy = {}
  let managed: Managed = {}
  let problems: string[] = []

  async function refresh(): Promise<void> {
    const readings = await Promise.all(sources.map((source) => source.read()))
    const found: string[] = []
    for (const [index, source] of sources.entries()) {
      const reading = readings[index]
      if (!reading) continue
      if (reading.state === 'unreadable' || reading.state === 'untrusted')
        found.push(`${source.name}: ${reading.reason}`)
      if (reading.state !== 'unreadable') last.set(source, reading)
    }

    const decided: Record<string, unknown> = {}
    const by: Managed = {}
    for (const key of policyKeys) {
      for (const source of sources) {
        const reading = last.get(source)
        if (reading?.state !== 'read' || !Object.hasOwn(reading.values, key)) continue
        const parsed = policySchema.shape[key].safeParse(reading.values[key])
        if (!parsed.success) found.push(`${source.name}: ${key} does not hold what it should`)
        else {
          decided[key] = parsed.data
          by[key] = source.name
        }
        // A value that was rejected does not give way to a weaker source's.
        break
      }
    }
    const before = JSON.stringify(policy)
    policy = decisionsSchema.parse(decided)
    managed = by
    problems = found
    if (JSON.stringify(policy) !== before) for (const listener of listeners) listener(policy)
  }

  await refresh()
  return {
    current: () => policy,
    managed: () => managed,
    problems: () => problems,
    refresh,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
