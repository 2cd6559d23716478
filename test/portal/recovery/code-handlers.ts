import type { Person } from '../people/people-store.ts'
import { numericCode } from '../security/random.ts'
import type { Bucket } from '../server/attempts.ts'
import type { Call, Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'
import { codeMessage, numberOf } from './code-message.ts'
import { checkedHash, codeFailures, recoveryRequest, setPassword } from './recovery-rules.ts'

type CodeHandlers = Pick<Handlers, 'requestCode' | 'verifyCode' | 'setPasswordByTicket' | 'readEmailByTicket'>

/** The recovery method by a code sent to a phone. */
export function codeHandlers(services: Services): CodeHandlers {
  const { settings, clock, people, recovery, attempts, audit, post, phoneGateway } = services
  const seconds = settings.recoveryCodeSeconds

  async function sendCode(number: string, code: string, { body, requestId }: Call<'requestCode'>): Promise<void> {
    const { people: holders, landline } = recovery.holdersOf(number)
    if (holders.length === 0 || (landline && body.channel === 'sms')) return
    phoneGateway.deliver(codeMessage(number, body, settings.name, code))
    audit.write({ event: 'code-sent', personId: null, requestId, facts: { channel: body.channel } })
  }

  /** One of the ticket's accounts, which are numbered: nobody learns of ids elsewhere. */
  function chosen(ticketPeople: readonly string[], account: string): string {
    const person = ticketPeople[Number(account) - 1]
    if (person === undefined) throw new Problem('recovery-expired')
    return person
  }

  return {
    requestCode(call) {
      const { phone, purpose } = call.body
      const number = numberOf(phone)
      const retryAfterSeconds = attempts.wait(codeFailures(services, number))
      if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
      recoveryRequest(services, 'code', number, call.client)
      const code = numericCode()
      recovery.keepCode(number, purpose, code, clock.now() + seconds * 1000)
      post.later(() => sendCode(number, code, call))
      return { body: { expiresIn: seconds, againAfter: seconds } }
    },

    verifyCode({ body: { phone, code, purpose }, client, requestId }) {
      const number = numberOf(phone)
      const byNumber = codeFailures(services, number)
      const byClient: Bucket = { ...byNumber, limit: settings.limits.recoveryFailuresByClient, subject: client }
      const retryAfterSeconds = attempts.take(byNumber, byClient)
      if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
      const right = recovery.takeCode(number, purpose, code.replace(/[\s\p{Pd}]/gu, ''))
      const holders = right ? recovery.holdersOf(number).people : []
      audit.write({ event: right ? 'code-accepted' : 'code-refused', personId: null, requestId, facts: { client } })
      if (holders.length === 0) throw new Problem('validation', { problems: [{ field: 'code', rule: 'wrong-code' }] })
      attempts.forget(byNumber)
      attempts.giveBack(byClient)
      const ticket = recovery.keepTicket(purpose, holders, clock.now() + settings.recoveryTicketMinutes * 60_000)
      const accounts = holders.map((id, index) => ({ id: String(index + 1), label: labelOf(people.withId(id)) }))
      return { body: { ticket, accounts } }
    },

    async setPasswordByTicket({ body: { ticket, account, newPassword }, requestId }) {
      const person = chosen(recovery.peopleOfTicket(ticket, 'password'), account)
      const hash = await checkedHash(services, newPassword)
      if (!recovery.takeTicket(ticket)) throw new Problem('recovery-expired')
      return { body: setPassword(services, person, hash, requestId) }
    },

    readEmailByTicket({ body: { ticket, account }, requestId }) {
      const { id, email } = people.withId(chosen(recovery.peopleOfTicket(ticket, 'email'), account))
      audit.write({ event: 'email-recovered', personId: id, requestId })
      return { body: { email } }
    },
  }
}

/** "Ada F. (a••@northwind.example)": whoever shares the phone sees no more of the others. */
function labelOf({ name, email }: Person): string {
  const [first = '', ...others] = name.split(' ')
  const initials = others.map((part) => `${part.slice(0, 1)}.`)
  return `${[first, ...initials].join(' ')} (${email.slice(0, 1)}••${email.slice(email.indexOf('@'))})`
}
