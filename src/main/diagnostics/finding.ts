import type { DiagnosticsText } from 'text:diagnostics'
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
export interface Checks {
  run(title: string, check: Check): Promise<Finding>
  /** Runs a check that needs another one to be good; without that it is skipped. */
  runAfter(before: Finding, title: string, check: Check): Promise<Finding>
}

export function createChecks(text: DiagnosticsText['factText']): Checks {
  const run = (title: string, check: Check) => found(title, check, text)
  return {
    run,
    runAfter: async (before, title, check) => (before.outcome === 'good' ? run(title, check) : skipped(title)),
  }
}

async function found(title: string, check: Check, text: DiagnosticsText['factText']): Promise<Finding> {
  const late = Promise.withResolvers<never>()
  const ending = new AbortController()
  const timer = setTimeout(() => {
    late.reject(new Failure({ code: 'timeout', host: '' }))
    ending.abort()
  }, checkLimit)
  try {
    return { title, ...(await Promise.race([check(ending.signal), late.promise])) }
  } catch (cause) {
    return { title, outcome: 'bad', facts: factsOf(cause, text) }
  } finally {
    clearTimeout(timer)
  }
}

export const good = (...facts: string[]) => ({ outcome: 'good' as const, facts })
export const bad = (...facts: string[]) => ({ outcome: 'bad' as const, facts })
export const skipped = (title: string, ...facts: string[]): Finding => ({ title, outcome: 'skipped', facts })

function factsOf(cause: unknown, text: DiagnosticsText['factText']): string[] {
  if (cause instanceof Failure) {
    const { code, details = [] } = cause.error
    const more =
      'reason' in cause.error && cause.error.reason !== undefined ? [text.reason({ reason: cause.error.reason })] : []
    const issuer =
      'issuer' in cause.error && typeof cause.error.issuer === 'string'
        ? [text.issuer({ issuer: cause.error.issuer })]
        : []
    return [text.error({ code }), ...more, ...issuer, ...details]
  }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return [text.error({ code })]
}
