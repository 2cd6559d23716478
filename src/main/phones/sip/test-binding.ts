import { ProbeStopped } from './probe-stopped.ts'
import { bindingsOf, minimumExpires, refusalOf, type SipServer } from './register-outcome.ts'
import type { Registration } from './registration.ts'

/** The lifetime of the test's own registration, in seconds, in case it cannot be removed. */
const shortExpiry = 60
/** How long the removal may take after the test itself has ended, in milliseconds. */
const removalLimitMs = 3000

/** Registers a contact briefly and removes exactly that one. Throws the outcome of a refusal. */
export async function addAndRemove(registration: Registration, server: SipServer, signal: AbortSignal) {
  const { contact, isOwn } = registration.newContact()
  const remove = () =>
    registration.register({ contact, expires: 0 }, AbortSignal.timeout(removalLimitMs)).then(
      (response) => response.status < 300,
      () => false,
    )
  const add = (expires: number) =>
    registration.register({ contact, expires }, signal).catch(async (error) => {
      // Cancelled or unanswered: the registrar may have bound the contact all the same.
      if (!(error instanceof ProbeStopped && error.final)) await remove()
      throw error
    })
  let response = await add(shortExpiry)
  const minimum = response.status === 423 ? minimumExpires(response) : null
  if (minimum !== null) response = await add(minimum)
  if (response.status >= 300) throw refusalOf(response, server, Date.now())
  const bound = bindingsOf(response)
  const own = bound.find((binding) => isOwn(binding.contact))
  return {
    bindings: bound.length - (own ? 1 : 0),
    expires: own?.expires ?? minimum ?? shortExpiry,
    removed: await remove(),
  }
}
