import type { PasswordPolicy } from '../../../src/shared/account/password-policy.ts'
import { type Person, permissionsOf } from '../people/people-store.ts'
import { brokenRules } from '../security/password-check.ts'
import { hashPassword } from '../security/password-hash.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'
import { checkCurrentPassword, missingCurrentPassword, refuseWhileLocked } from './current-password.ts'

/** The secrets beside a person's own login password. */
export function accountPasswordHandlers(services: Services): Pick<Handlers, 'setVoicemailPin' | 'setOperatorPassword'> {
  const { settings, people, sessions, audit } = services

  function check(person: Person, permission: 'account' | 'operator-password', policy: PasswordPolicy | undefined) {
    if (!policy || !permissionsOf(person).includes(permission)) throw new Problem('forbidden')
    return (field: string, value: string) => brokenRules(policy, value).map((rule) => ({ field, rule }))
  }

  return {
    async setVoicemailPin(call) {
      const { person, requestId } = call
      const broken = check(person, 'account', settings.capabilities.account?.voicemailPin)
      refuseWhileLocked(services, call)
      const { body } = call
      const problems = [...broken('pin', body.pin), ...missingCurrentPassword(services, call)]
      if (problems.length > 0) throw new Problem('validation', { problems })
      await checkCurrentPassword(services, call)
      people.keepVoicemailPin(person, await hashPassword(body.pin))
      audit.write({ event: 'voicemail-pin-set', personId: person.id, requestId })
      return { body: {} }
    },

    async setOperatorPassword(call) {
      const { person, requestId } = call
      const broken = check(person, 'operator-password', settings.capabilities.account?.operatorPassword)
      refuseWhileLocked(services, call)
      const { body } = call
      const problems = [...broken('newPassword', body.newPassword), ...missingCurrentPassword(services, call)]
      if (problems.length > 0) throw new Problem('validation', { problems })
      await checkCurrentPassword(services, call)
      const hash = await hashPassword(body.newPassword)
      const operator = people.operator()
      if (!operator || !people.change(operator, { password_hash: hash })) throw new Problem('unavailable')
      const sessionsEnded = sessions.endAllOf(operator.id)
      audit.write({ event: 'operator-password-set', personId: person.id, requestId, facts: { sessionsEnded } })
      return { body: {} }
    },
  }
}
