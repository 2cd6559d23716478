import type { Handlers } from '../handlers.ts'
import type { ActivePortal } from '../portal/active-portal.ts'
import type { RecoveryProvider } from '../providers/recovery-provider.ts'
import { createHeld } from './held.ts'
import { recoveryOf } from './recovery-of.ts'

type CodeCalls = 'recovery.requestCode' | 'recovery.verifyCode' | 'recovery.setPassword' | 'recovery.readEmail'

/** The way back in by a code on the phone. The ticket that a right code gives stays here, with the portal that gave it. */
export function codeHandlers(portal: ActivePortal): Pick<Handlers, CodeCalls> {
  const tickets = createHeld<{ recovery: RecoveryProvider; ticket: string }>()

  return {
    'recovery.requestCode': async (request) => recoveryOf(await portal.provider()).requestCode(request),
    async 'recovery.verifyCode'(code) {
      const recovery = recoveryOf(await portal.provider())
      const { ticket, accounts } = await recovery.verifyCode(code)
      return { ticket: tickets.hold({ recovery, ticket }), accounts }
    },
    async 'recovery.setPassword'({ ticket: name, account, newPassword }) {
      const { recovery, ticket } = tickets.get(name)
      const recovered = await recovery.setPassword(ticket, account, newPassword)
      tickets.drop()
      return recovered
    },
    async 'recovery.readEmail'({ ticket: name, account }) {
      const { recovery, ticket } = tickets.get(name)
      return { email: await recovery.readEmail(ticket, account) }
    },
  }
}
