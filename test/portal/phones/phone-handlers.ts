import { phoneSecretSchema } from '../../../src/shared/phones/phones.ts'
import { settablePassword } from '../../../src/shared/phones/settable-password.ts'
import { type Person, permissionsOf } from '../people/people-store.ts'
import { brokenRules } from '../security/password-check.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'

type PhoneHandlers = Pick<
  Handlers,
  'listPhones' | 'readPhone' | 'readPhoneSecret' | 'setPhonePassword' | 'readProvisioningLink'
>

export function phoneHandlers({
  settings,
  phones,
  provisioningLinks,
  sessions,
  audit,
  origin,
}: Services): PhoneHandlers {
  const offered = settings.capabilities.phones

  function checkPermission(person: Person): void {
    if (!offered || !permissionsOf(person).includes('phones')) throw new Problem('forbidden')
  }

  return {
    listPhones(call) {
      checkPermission(call.person)
      const { offset, limit } = call.query
      return { body: phones.page(offset, limit) }
    },

    readPhone({ person, parameters }) {
      checkPermission(person)
      const phone = phones.withId(parameters.phone)
      if (!phone) throw new Problem('not-found')
      return { body: phone }
    },

    readPhoneSecret({ person, session, parameters, requestId }) {
      checkPermission(person)
      const secret = phoneSecretSchema.safeParse(parameters.secret).data
      const password = secret && offered?.[secret] === 'readable' ? phones.password(parameters.phone, secret) : null
      if (!secret || !password) throw new Problem('not-found')
      if (!sessions.isProved(session)) throw new Problem('reauthentication-required')
      audit.write({ event: 'secret-read', personId: person.id, requestId, facts: { phone: parameters.phone, secret } })
      return { body: { password } }
    },

    readProvisioningLink({ person, session, parameters, requestId }) {
      checkPermission(person)
      if (!offered?.softphones?.linphone || !phones.password(parameters.phone, 'sip')) throw new Problem('not-found')
      if (!sessions.isProved(session)) throw new Problem('reauthentication-required')
      audit.write({
        event: 'secret-read',
        personId: person.id,
        requestId,
        facts: { phone: parameters.phone, secret: 'sip' },
      })
      return { body: { url: origin() + provisioningLinks.make(parameters.phone) } }
    },

    setPhonePassword(call) {
      const { person, session, parameters, requestId } = call
      checkPermission(person)
      const secret = phoneSecretSchema.safeParse(parameters.secret).data
      const policy = secret && offered && settablePassword(offered, secret)
      if (!secret || !policy || !phones.password(parameters.phone, secret)) throw new Problem('not-found')
      if (!sessions.isProved(session)) throw new Problem('reauthentication-required')
      const { password } = call.body
      const problems = brokenRules(policy, password).map((rule) => ({ field: 'password', rule }))
      if (problems.length > 0) throw new Problem('validation', { problems })
      phones.setPassword(parameters.phone, secret, password)
      audit.write({ event: 'secret-set', personId: person.id, requestId, facts: { phone: parameters.phone, secret } })
      return { body: {} }
    },
  }
}
