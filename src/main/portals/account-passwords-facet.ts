import type { OperatorPasswordChange, VoicemailPinChange } from '../../shared/account/account-passwords.ts'
import type { AccessToken } from './portal-adapter.ts'

/** The secrets of an account beside the login password of the person who is signed in. */
export interface AccountPasswordsFacet {
  setVoicemailPin(token: AccessToken, change: VoicemailPinChange): Promise<void>
  setOperatorPassword(token: AccessToken, change: OperatorPasswordChange): Promise<void>
}
