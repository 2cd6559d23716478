import { momentIn } from '../moment-in.ts'
import type { RecoveryFacet } from '../recovery-facet.ts'
import type { Ask } from './call-record-adapter.ts'
import { recoveryEndpoints as endpoints } from './recovery-contract.ts'

/** The contract's recovery methods by a link and by a code. */
export function callRecordRecovery(ask: Ask): RecoveryFacet {
  return {
    async requestLink(email) {
      const { resendAfter } = (await ask(endpoints.requestResetLink, { json: { email } })).value
      return { resendAt: momentIn(resendAfter) }
    },
    async redeemLink(token, newPassword) {
      return (await ask(endpoints.redeemResetLink, { json: { token, newPassword } })).value
    },
    async requestCode(request) {
      const { expiresIn, againAfter } = (await ask(endpoints.requestCode, { json: request })).value
      return { expiresAt: momentIn(expiresIn), againAt: momentIn(againAfter) }
    },
    async verifyCode(code) {
      return (await ask(endpoints.verifyCode, { json: code })).value
    },
    async setPassword(ticket, account, newPassword) {
      return (await ask(endpoints.setPasswordByTicket, { json: { ticket, account, newPassword } })).value
    },
    async readEmail(ticket, account) {
      return (await ask(endpoints.readEmailByTicket, { json: { ticket, account } })).value.email
    },
  }
}
