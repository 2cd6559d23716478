import type { ActivePortal } from '../connections/active-portal.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { RecoveryFacet } from '../portals/recovery-facet.ts'
import { createHeld } from './held.ts'
import { recoveryOf } from './recovery-of.ts'

type CodeCalls = 'recovery.requestCode' | 'recovery.verifyCode' | 'recovery.setPassword' | 'recovery.readEmail'

/** The recovery method by a code on the phone. The ticket that a right code gives stays here, with the portal that gave it. */
export function codeHandlers(portal: ActivePortal, now: () => number = Date.now): Pick<Handlers, CodeCalls> {
  const tickets = createHeld<{ recovery: RecoveryFacet; ticket: string }>(now)

  return {
    'recovery.requestCode': async (request) => recoveryOf(await portal.adapter()).requestCode(request),
    async 'recovery.verifyCode'(code) {
      const recovery = recoveryOf(await portal.adapter())
      const { ticket, accounts } = await recovery.verifyCode(code)
      return { ticket: tickets.hold({ recovery, ticket }), accounts }
    },
    'recovery.setPassword': ({ ticket: name, account, newPassword }) =>
      tickets.using(name, async ({ recovery, ticket }) => {
        const recovered = await recovery.setPassword(ticket, account, newPassword)
        tickets.drop()
        return recovered
      }),
    'recovery.readEmail': ({ ticket: name, account }) =>
      tickets.using(name, async ({ recovery, ticket }) => ({ email: await recovery.readEmail(ticket, account) })),
  }
}
