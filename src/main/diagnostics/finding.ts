import { Failure } from '../../shared/errors.ts'

/** What one check found, for administrators. `skipped`: a check that it depends on failed. */
export interface Finding {
  title: string
  outcome: 'good' | 'bad' | 'skipped'
  /** Facts, one per line: host names, codes, dates. Never secrets, and nothing that a person typed. */
  facts: string[]
}

/** One check. The signal aborts when its time is up. */
export type Check = (signal: AbortSignal) => Promise<Omit<Finding, 'title'>>

/** Longer than any check should take on a bad connection, in milliseconds. */
export const checkLimit = 8_000

/** Runs a check within the time limit. Anything it throws becomes a bad finding that holds the code alone. */
export async function found(title: string, check: Check): Promise<Finding> {
  const late = Promise.withResolvers<never>()
  const ending = new AbortController()
  const timer = setTimeout(() => {
    late.reject(new Failure({ code: 'timeout', host: '' }))
    ending.abort()
  }, checkLimit)
  try {
    return { title, ...(await Promise.race([check(ending.signal), late.promise])) }
  } catch (cause) {
    return { title, outcome: 'bad', facts: factsOf(cause) }
  } finally {
    clearTimeout(timer)
  }
}

/** Runs a check that depends on another; it is skipped unless the other succeeded. */
export async function after(before: Finding, title: string, check: Check): Promise<Finding> {
  return before.outcome === 'good' ? found(title, check) : skipped(title)
}

export const good = (...facts: string[]) => ({ outcome: 'good' as const, facts })
export const bad = (...facts: string[]) => ({ outcome: 'bad' as const, facts })
export const skipped = (title: string, ...facts: string[]): Finding => ({ title, outcome: 'skipped', facts })

function factsOf(cause: unknown): string[] {
  if (cause instanceof Failure) {
    const { code, details = [] } = cause.error
    const more = 'reason' in cause.error ? [`reason: ${cause.error.reason}`] : []
    const issuer = 'issuer' in cause.error ? [`issuer: ${cause.error.issuer}`] : []
    return [`error: ${code}`, ...more, ...issuer, ...details]
  }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return [`error: ${code}`]
}
