import type { GrantBody } from '../../../src/main/portals/call-record/session.ts'
import { type Person, permissionsOf } from '../people/people-store.ts'
import type { Bucket } from '../server/attempts.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'
import { guardedPassword } from './password-guard.ts'
import type { Session, Tokens } from './session-store.ts'

type SessionHandlers = Pick<Handlers, 'signIn' | 'refresh' | 'signOut' | 'reauthenticate'>

export function sessionHandlers(services: Services): SessionHandlers {
  const { settings, people, sessions, attempts, audit } = services

  function grant(person: Person, session: Session, tokens: Tokens): GrantBody {
    return {
      ...tokens,
      expiresIn: settings.accessTokenSeconds,
      user: { name: person.name, username: person.username },
      passwordChange: session.temporary ? settings.passwordChange : 'none',
      permissions: permissionsOf(person),
    }
  }

  const asksClientId = settings.capabilities.signIn.fields.some(({ name }) => name === 'clientId')
  const isThisAccount = (clientId: string | undefined) =>
    !asksClientId || clientId?.toLowerCase() === settings.clientId.toLowerCase()

  function named(username: string): Person | undefined {
    const byEmail = settings.capabilities.recovery.usernameIsEmail
    return people.withUsername(username) ?? (byEmail ? people.withEmail(username) : undefined)
  }

  return {
    async signIn({ body: { username, password, clientId }, client, requestId }) {
      // Another Client ID is another account, where nobody here is known: the same work and the same answer.
      const person = isThisAccount(clientId) ? named(username) : undefined
      const guess = { kind: 'sign-in', subject: username, client, person, password } as const
      const kind = await guardedPassword(services, guess)
      if (!person || !kind) {
        audit.write({ event: 'sign-in-refused', personId: person?.id ?? null, requestId, facts: { client } })
        throw new Problem('invalid-credentials')
      }
      const { session, tokens } = sessions.open(person.id, kind === 'temporary')
      audit.write({ event: 'signed-in', personId: person.id, requestId, facts: { client, password: kind } })
      return { body: grant(person, session, tokens) }
    },

    refresh({ body: { refreshToken }, client, requestId }) {
      const byClient: Bucket = { limit: settings.limits.refreshByClient, kind: 'refresh', subject: client }
      const retryAfterSeconds = attempts.take(byClient)
      if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
      const refreshed = sessions.refresh(refreshToken)
      if (refreshed.outcome === 'reused') {
        audit.write({ event: 'refresh-token-reused', personId: refreshed.session.person_id, requestId })
      }
      if (refreshed.outcome !== 'granted') throw new Problem('session-expired')
      attempts.giveBack(byClient)
      const { session, tokens } = refreshed
      audit.write({ event: 'session-refreshed', personId: session.person_id, requestId })
      return { body: grant(people.withId(session.person_id), session, tokens) }
    },

    signOut({ session, person, requestId }) {
      sessions.end(session)
      audit.write({ event: 'signed-out', personId: person.id, requestId })
      return { body: {} }
    },

    async reauthenticate({ session, person, body: { password }, client, requestId }) {
      const kind = await guardedPassword(services, {
        kind: 'reauthentication',
        subject: person.id,
        client,
        person,
        password,
      })
      const event = kind ? 'password-proved' : 'password-refused'
      audit.write({ event, personId: person.id, requestId, facts: { client } })
      if (!kind) throw new Problem('invalid-credentials')
      sessions.reauthenticate(session)
      return { body: {} }
    },
  }
}
