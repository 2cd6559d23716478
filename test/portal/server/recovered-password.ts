import { brokenRules } from '../security/password-check.ts'
import { hashPassword } from '../security/password-hash.ts'
import type { Person } from '../store/people.ts'
import type { Services } from './handlers.ts'
import { Problem } from './problem.ts'

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

/**
 * Sets the password of somebody who proved in another way that the account is theirs. Whoever was
 * signed in is not any more, and wrong guesses made before no longer count.
 */
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
