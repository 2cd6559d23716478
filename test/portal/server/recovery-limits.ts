import type { Bucket } from '../store/attempts.ts'
import type { Services } from './handlers.ts'
import { Problem } from './problem.ts'

/**
 * Counts a request for a mail, link or code, against what it was asked for and against the client.
 * Throws `too-many-attempts`; the same for those that have an account and those that have none.
 */
export function recoveryRequest(
  { attempts, settings }: Pick<Services, 'attempts' | 'settings'>,
  what: 'password' | 'link' | 'code',
  subject: string,
  client: string,
): void {
  const { recoveryPause, recoveryByAddress, recoveryByClient } = settings.limits
  const pause = what === 'code' ? { attempts: 1, seconds: settings.recoveryCodeSeconds } : recoveryPause
  const retryAfterSeconds = attempts.take(
    { limit: pause, kind: `recovery-pause-${what}`, subject },
    { limit: recoveryByAddress, kind: `recovery-${what}`, subject },
    { limit: recoveryByClient, kind: 'recovery-client', subject: client },
  )
  if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
}

/** What counts wrong codes for a number, known or not; full, it disables recovery by that number until midnight. */
export const codeFailures = ({ settings }: Pick<Services, 'settings'>, number: string): Bucket => ({
  limit: settings.limits.recoveryFailuresByNumber,
  kind: 'code-failed',
  subject: number,
})
