import type { AccountPasswordsProvider } from '../account-passwords-provider.ts'
import type { Ask } from './call-record-provider.ts'
import { endpoints } from './contract.ts'

/** The contract's voicemail PIN and operator's password. */
export function callRecordAccountPasswords(ask: Ask): AccountPasswordsProvider {
  return {
    async setVoicemailPin(token, change) {
      await ask(endpoints.setVoicemailPin, { token, json: change })
    },
    async setOperatorPassword(token, change) {
      await ask(endpoints.setOperatorPassword, { token, json: change })
    },
  }
}
