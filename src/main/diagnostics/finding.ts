import { Failure } from '../../shared/errors.ts'

/** What one check found, for whoever looks after the computer. `skipped`: an earlier one failed that it needs. */
export interface Finding {
  title: string
  outcome: 'good' | 'bad' | 'skipped'
  /** Facts, one a line: host names, codes, dates. Never secrets, and nothing that a person typed. */
  facts: string[]
}

/** Looks at one thing; the signal tells when its time is over. */
export type Check = (signal: AbortSignal) => Promise<Omit<Finding, 'title'>>

/** Longer than any of these should take on a bad line, in milliseconds. */
export const checkLimit = 8_000

/** Runs a check, which ends in bounded time; whatever it throws becomes a bad finding by its code alone. */
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

/** Runs a check that needs another's good end; skipped without it. */
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
