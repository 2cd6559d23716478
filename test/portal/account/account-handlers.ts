import { z } from 'zod'
import type { Person } from '../people/people-store.ts'
import { brokenRules } from '../security/password-check.ts'
import { hashPassword } from '../security/password-hash.ts'
import type { Call, Handlers, Services } from '../server/handlers.ts'
import { type FieldProblem, Problem } from '../server/problem.ts'
import { kindOfPassword } from '../session/password-guard.ts'
import { checkCurrentPassword, missingCurrentPassword, refuseWhileLocked } from './current-password.ts'

const etagOf = (person: Person) => `"${person.version}"`

const fieldForms = {
  name: z.string().trim().min(1),
  // Also with a domain of another script (RFC 6531).
  email: z.email({ pattern: z.regexes.unicodeEmail }),
  username: z.string().regex(/^\S+$/u),
}
const fields = ['name', 'email', 'username'] as const

export function accountHandlers(services: Services): Pick<Handlers, 'readAccount' | 'changeAccount'> {
  const { settings, people, sessions, audit } = services

  /** Throws unless If-Match names the version there is now (RFC 9110, 13.1.1; 428 by RFC 6585, 3). */
  function checkVersion(person: Person, ifMatch: string | undefined): void {
    if (ifMatch === undefined) throw new Problem('precondition-required')
    const tags = ifMatch.split(',').map((tag) => tag.trim())
    if (!tags.includes('*') && !tags.includes(etagOf(person))) throw new Problem('conflict')
  }

  function checkFields(call: Call<'changeAccount'>): void {
    const { person, body } = call
    const problems: FieldProblem[] = []
    const editable = settings.capabilities.account?.editable ?? []
    for (const field of fields) {
      const value = body[field]
      if (value === undefined || value === person[field]) continue
      const holder = field === 'email' ? people.withEmail(value) : people.withUsername(value)
      if (!editable.includes(field)) problems.push({ field, rule: 'not-editable' })
      else if (value.trim() === '') problems.push({ field, rule: 'required' })
      else if (!fieldForms[field].safeParse(value).success) problems.push({ field, rule: 'invalid' })
      else if (field !== 'name' && holder && holder.id !== person.id) problems.push({ field, rule: 'taken' })
    }
    if (body.newPassword !== undefined) {
      const policy = settings.capabilities.account?.password
      const broken = policy ? brokenRules(policy, body.newPassword) : ['not-editable']
      problems.push(...broken.map((rule) => ({ field: 'newPassword', rule })))
      problems.push(...missingCurrentPassword(services, call))
    }
    if (problems.length > 0) throw new Problem('validation', { problems })
  }

  async function checkNewPassword(call: Call<'changeAccount'>, newPassword: string): Promise<void> {
    await checkCurrentPassword(services, call)
    if (await kindOfPassword(people, call.person, newPassword)) {
      throw new Problem('validation', { problems: [{ field: 'newPassword', rule: 'same-as-current' }] })
    }
  }

  function answer(personId: string) {
    const person = people.withId(personId)
    const { name, email, username } = person
    return { account: { name, email, username }, etag: etagOf(person) }
  }

  return {
    readAccount({ person }) {
      const { account, etag } = answer(person.id)
      return { body: account, etag }
    },

    async changeAccount(call) {
      const { person, session, ifMatch, requestId } = call
      checkVersion(person, ifMatch)
      const { name, email, username, newPassword } = call.body
      if (newPassword !== undefined) refuseWhileLocked(services, call)
      checkFields(call)
      const change = { ...(name && { name: name.trim() }), ...(email && { email }), ...(username && { username }) }
      if (newPassword === undefined) {
        if (!people.change(person, change)) throw new Problem('conflict')
        audit.write({ event: 'account-changed', personId: person.id, requestId })
        const { account, etag } = answer(person.id)
        return { body: account, etag }
      }
      await checkNewPassword(call, newPassword)
      const hash = await hashPassword(newPassword)
      // Another request may have taken the name, or written first, while this one was hashing.
      checkFields(call)
      if (!people.change(person, { ...change, password_hash: hash })) throw new Problem('conflict')
      people.dropTemporary(person)
      sessions.settle(session)
      const otherSessionsEnded = sessions.endOthers(session)
      audit.write({ event: 'password-changed', personId: person.id, requestId, facts: { otherSessionsEnded } })
      const { account, etag } = answer(person.id)
      return { body: { ...account, passwordChanged: true, otherSessionsEnded }, etag }
    },
  }
}
