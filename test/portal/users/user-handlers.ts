import { temporaryPasswordLetter } from '../mail/temporary-password.ts'
import { type Person, permissionsOf } from '../people/people-store.ts'
import { hashPassword } from '../security/password-hash.ts'
import { readablePassword } from '../security/random.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'

/** "a•••@northwind.example": its owner knows it, nobody learns it. */
const masked = (email: string) => email.replace(/^(.).*@/u, '$1•••@')

/** What administrators do for the users of their customer. */
export function userHandlers(services: Services): Pick<Handlers, 'listUsers' | 'sendTemporaryPassword'> {
  const { settings, clock, people, attempts, audit, post } = services

  function checkPermission(person: Person): void {
    if (!settings.capabilities.users || !permissionsOf(person).includes('users')) throw new Problem('forbidden')
  }

  async function mailTemporaryPassword(user: Person, sender: Person, requestId: string): Promise<void> {
    const password = readablePassword()
    const minutes = settings.temporaryPasswordMinutes
    people.keepTemporary(user, await hashPassword(password), clock.now() + minutes * 60_000)
    const { email: to, name } = user
    await post.send(
      temporaryPasswordLetter({ to, name, portal: settings.name, password, minutes, sender: sender.name }),
    )
    audit.write({ event: 'temporary-password-sent', personId: sender.id, requestId, facts: { user: user.id } })
  }

  return {
    listUsers(call) {
      checkPermission(call.person)
      const { offset, limit } = call.query
      const { total, people: found } = people.users(offset, limit)
      const users = found.map(({ id, name, username, email }) => ({ id, name, username, email: masked(email) }))
      return { body: { total, offset, users } }
    },

    sendTemporaryPassword({ person, parameters, requestId }) {
      checkPermission(person)
      const user = people.userWithId(parameters.user)
      if (!user) throw new Problem('not-found')
      const { sendingPause, sendingByPerson } = settings.limits
      const retryAfterSeconds = attempts.take(
        { limit: sendingPause, kind: 'sending-pause', subject: user.id },
        { limit: sendingByPerson, kind: 'sending', subject: person.id },
      )
      if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
      if (user.email === '') throw new Problem('validation', { problems: [{ field: 'email', rule: 'required' }] })
      post.later(() => mailTemporaryPassword(user, person, requestId))
      return { body: { email: masked(user.email), expiresIn: settings.temporaryPasswordMinutes * 60 } }
    },
  }
}
