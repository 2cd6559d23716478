import type { ActivePortal } from '../connections/active-portal.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { CodeRecovery } from '../portals/facets/recovery.ts'
import { offered } from '../portals/portal-adapter.ts'
import { createHeld } from './held.ts'

type CodeCalls = 'recovery.requestCode' | 'recovery.verifyCode' | 'recovery.setPassword' | 'recovery.readEmail'

/**
 * The recovery method by a code on the phone. The ticket for a correct code stays here, with the portal that issued it.
 */
export function codeHandlers(portal: ActivePortal, now: () => number = Date.now): Pick<Handlers, CodeCalls> {
  const tickets = createHeld<{ recovery: CodeRecovery; ticket: string }>(now)

  return {
    'recovery.requestCode': async (request) => offered((await portal.adapter()).recovery?.code).request(request),
    async 'recovery.verifyCode'(code) {
      const recovery = offered((await portal.adapter()).recovery?.code)
      const { ticket, accounts } = await recovery.verify(code)
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
