import { Failure } from '../../shared/errors.ts'

/** What one check found, for whoever looks after the computer. `skipped`: an earlier one failed that it needs. */
export interface Finding {
  title: string
  outcome: 'good' | 'bad' | 'skipped'
  /** Facts, one a line: host names, codes, dates. Never secrets, and nothing that a person typed. */
  facts: string[]
}

/** Longer than any of these should take on a bad line, in milliseconds. */
const limit = 8_000

/** Runs a check, which ends in bounded time; whatever it throws becomes a bad finding by its code alone. */
export async function found(title: string, check: () => Promise<Omit<Finding, 'title'>>): Promise<Finding> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Failure({ code: 'timeout', host: '' })), limit)
  try {
    return { title, ...(await Promise.race([check(), late.promise])) }
  } catch (cause) {
    return { title, outcome: 'bad', facts: factsOf(cause) }
  } finally {
    clearTimeout(timer)
  }
}

export const good = (...facts: string[]) => ({ outcome: 'good' as const, facts })
export const bad = (...facts: string[]) => ({ outcome: 'bad' as const, facts })

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
