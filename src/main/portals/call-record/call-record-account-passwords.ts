import type { AccountPasswordsFacet } from '../account-passwords-facet.ts'
import type { Ask } from './call-record-adapter.ts'
import { endpoints } from './contract.ts'

/** The contract's voicemail PIN and operator's password. */
export function callRecordAccountPasswords(ask: Ask): AccountPasswordsFacet {
  return {
    async setVoicemailPin(token, change) {
      await ask(endpoints.setVoicemailPin, { token, json: change })
    },
    async setOperatorPassword(token, change) {
      await ask(endpoints.setOperatorPassword, { token, json: change })
    },
  }
}
