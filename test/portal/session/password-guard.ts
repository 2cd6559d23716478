import type { PeopleStore, Person } from '../people/people-store.ts'
import { verifyPassword } from '../security/password-hash.ts'
import type { Bucket } from '../server/attempts.ts'
import type { Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'

export type PasswordKind = 'own' | 'temporary'

/**
 * Which of the person's passwords this is, or null for none. The same work for everybody, those
 * without an account included.
 */
export async function kindOfPassword(
  people: PeopleStore,
  person: Person | undefined,
  password: string,
): Promise<PasswordKind | null> {
  const [own, temporary] = await Promise.all([
    verifyPassword(password, person?.password_hash ?? null),
    verifyPassword(password, person ? people.temporaryHash(person) : null),
  ])
  if (own) return 'own'
  return temporary ? 'temporary' : null
}

interface Guess {
  kind: 'sign-in' | 'reauthentication'
  subject: string
  client: string
}

const bucketsOf = ({ settings }: Services, { kind, subject, client }: Guess) => ({
  bySubject: { limit: settings.limits.signInByName, kind, subject } satisfies Bucket,
  byClient: { limit: settings.limits.signInByClient, kind: 'client', subject: client } satisfies Bucket,
})

/** Throws `too-many-attempts` where the next guess would be refused. Counts nothing. */
export function refuseFurtherGuesses(services: Services, guess: Guess): void {
  const { bySubject, byClient } = bucketsOf(services, guess)
  const retryAfterSeconds = Math.max(...[bySubject, byClient].map(services.attempts.wait))
  if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
}

/**
 * {@link kindOfPassword} with every guess counted, against `subject` and against the client. Throws
 * `too-many-attempts` before it looks at the password. A right password clears the subject's count.
 */
export async function guardedPassword(
  services: Services,
  guess: Guess & { person: Person | undefined; password: string },
): Promise<PasswordKind | null> {
  const { attempts, people } = services
  const { bySubject, byClient } = bucketsOf(services, guess)
  const retryAfterSeconds = attempts.take(bySubject, byClient)
  if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
  const kind = await kindOfPassword(people, guess.person, guess.password)
  if (kind) {
    attempts.forget(bySubject)
    attempts.giveBack(byClient)
  }
  return kind
}
