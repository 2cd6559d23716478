import type { Person } from '../people/people-store.ts'
import { brokenRules } from '../security/password-check.ts'
import { hashPassword } from '../security/password-hash.ts'
import type { Bucket } from '../server/attempts.ts'
import type { Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'

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

/** The name a person signs in with at this portal. */
export const signInName = ({ settings }: Pick<Services, 'settings'>, { email, username }: Person) =>
  settings.capabilities.recovery.usernameIsEmail ? email : username

/** The hash of a password that the policy accepts. Throws `validation` for any other. */
export async function checkedHash({ settings }: Pick<Services, 'settings'>, newPassword: string): Promise<string> {
  const policy = settings.capabilities.recovery.password ?? settings.capabilities.account?.password
  const broken = policy ? brokenRules(policy, newPassword) : []
  if (broken.length > 0) {
    throw new Problem('validation', { problems: broken.map((rule) => ({ field: 'newPassword', rule })) })
  }
  return hashPassword(newPassword)
}

/** Sets the password of a person who used a link or a code. Ends every session of theirs and forgets earlier wrong guesses. */
export function setPassword(services: Services, personId: string, hash: string, requestId: string) {
  const { people, sessions, recovery, attempts, audit, settings } = services
  const person = people.withId(personId)
  people.change(person, { password_hash: hash })
  people.dropTemporary(person)
  recovery.dropLinks(personId)
  const sessionsEnded = sessions.endAllOf(personId)
  for (const subject of [person.username, person.email]) {
    attempts.forget({ limit: settings.limits.signInByName, kind: 'sign-in', subject })
  }
  audit.write({ event: 'password-recovered', personId, requestId, facts: { sessionsEnded } })
  return { username: signInName(services, person) }
}
