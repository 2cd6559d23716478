import type { Account, AccountChange, AccountSaved } from '../../../shared/account/account.ts'
import type { OperatorPasswordChange, VoicemailPinChange } from '../../../shared/account/account-passwords.ts'
import type { AccessToken } from './session.ts'

/** A person's own record: the profile, the login password, and the account's other secrets. */
export interface AccountFacet {
  read(token: AccessToken): Promise<Account>
  /** Rejects with `conflict` if the account has changed since the version that the change is based on. */
  change(token: AccessToken, change: AccountChange): Promise<AccountSaved>
  /** Absent if people cannot choose their PIN. */
  setVoicemailPin?(token: AccessToken, change: VoicemailPinChange): Promise<void>
  /** Absent if there is no operator. */
  setOperatorPassword?(token: AccessToken, change: OperatorPasswordChange): Promise<void>
}
