import type { Bucket } from '../server/attempts.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'
import { checkedHash, recoveryRequest, setPassword } from './recovery-rules.ts'
import { resetLink, resetLinkLetter, resetLinkText } from './reset-link.ts'

/** The recovery method by an emailed link. */
export function linkHandlers(services: Services): Pick<Handlers, 'requestResetLink' | 'redeemResetLink'> {
  const { settings, clock, people, recovery, attempts, audit, post, phoneGateway, origin } = services

  async function sendLink(email: string, requestId: string): Promise<void> {
    const person = people.withEmail(email)
    if (!person) return
    const minutes = settings.resetLinkMinutes
    const link = resetLink(origin(), recovery.keepLink(person.id, clock.now() + minutes * 60_000))
    const portal = settings.name
    await post.send(resetLinkLetter({ to: person.email, name: person.name, portal, link, minutes }))
    for (const to of recovery.mobilesOf(person.id)) {
      phoneGateway.deliver({ to, channel: 'sms', text: resetLinkText(portal, link) })
    }
    audit.write({ event: 'reset-link-sent', personId: person.id, requestId })
  }

  return {
    requestResetLink({ body: { email }, client, requestId }) {
      recoveryRequest(services, 'link', email, client)
      post.later(() => sendLink(email, requestId))
      return { body: { resendAfter: settings.limits.recoveryPause.seconds } }
    },

    async redeemResetLink({ body: { token, newPassword }, client, requestId }) {
      const failures: Bucket = { limit: settings.limits.recoveryFailuresByClient, kind: 'link-failed', subject: client }
      const retryAfterSeconds = attempts.take(failures)
      if (retryAfterSeconds > 0) throw new Problem('too-many-attempts', { retryAfterSeconds })
      const person = recovery.holderOfLink(token)
      if (!person) throw new Problem('recovery-expired')
      attempts.giveBack(failures)
      const hash = await checkedHash(services, newPassword)
      if (!recovery.takeLink(token)) throw new Problem('recovery-expired')
      return { body: setPassword(services, person, hash, requestId) }
    },
  }
}
