import type { OperatorPasswordChange, VoicemailPinChange } from '../../shared/account-passwords.ts'
import type { AccessToken } from './provider.ts'

/** The secrets of an account beside the login password of the person who is signed in. */
export interface AccountPasswordsProvider {
  setVoicemailPin(token: AccessToken, change: VoicemailPinChange): Promise<void>
  setOperatorPassword(token: AccessToken, change: OperatorPasswordChange): Promise<void>
}
