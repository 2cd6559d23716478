import { temporaryPasswordLetter } from '../mail/temporary-password.ts'
import { hashPassword } from '../security/password-hash.ts'
import { readablePassword } from '../security/random.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { recoveryRequest } from './recovery-rules.ts'

export function recoveryHandlers(services: Services): Pick<Handlers, 'requestPassword'> {
  const { settings, clock, people, audit, post } = services

  /** After the answer, and the same hashing for every address: neither it nor the next answer tells by its time. */
  async function mailTemporaryPassword(email: string, requestId: string): Promise<void> {
    const password = readablePassword()
    const hash = await hashPassword(password)
    const person = people.withEmail(email)
    if (!person) return
    const minutes = settings.temporaryPasswordMinutes
    people.keepTemporary(person, hash, clock.now() + minutes * 60_000)
    await post.send(
      temporaryPasswordLetter({ to: person.email, name: person.name, portal: settings.name, password, minutes }),
    )
    audit.write({ event: 'temporary-password-mailed', personId: person.id, requestId })
  }

  return {
    requestPassword({ body: { email }, client, requestId }) {
      recoveryRequest(services, 'password', email, client)
      post.later(() => mailTemporaryPassword(email, requestId))
      return { body: { resendAfter: settings.limits.recoveryPause.seconds } }
    },
  }
}
