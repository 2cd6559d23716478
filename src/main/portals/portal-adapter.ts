import type { Account, AccountChange, AccountSaved } from '../../shared/account/account.ts'
import type { Capabilities, PortalProfile } from '../../shared/connections/portal.ts'
import type { PhoneDetail, PhonePage, PhoneSecret, SecretSet } from '../../shared/phones/phones.ts'
import type { PasswordRequested } from '../../shared/recovery/recovery.ts'
import type { PasswordChange, Permission, SignIn } from '../../shared/session/session.ts'
import type { AccountPasswordsFacet } from './account-passwords-facet.ts'
import type { RecordingsFacet } from './recordings-facet.ts'
import type { RecoveryFacet } from './recovery-facet.ts'
import type { UsersFacet } from './users-facet.ts'

/** What a portal gives for good credentials. Lives in the main process only. */
export interface Grant {
  accessToken: string
  /** When the access token ends, milliseconds since 1970-01-01 UTC by this computer's clock. */
  expiresAt: number
  refreshToken: string
  user: { name: string; username: string }
  passwordChange: PasswordChange
  permissions: Permission[]
}

/** The part of a session that a provider needs to make a call in its name. */
export type AccessToken = string

/**
 * A portal as this client uses it; one implementation for each portal kind. Every method rejects with a
 * `Failure` that carries a typed error and nothing secret. Methods that change something are never
 * repeated by the provider: a lost answer is `outcome-unknown`.
 */
export interface PortalAdapter {
  readonly profile: PortalProfile
  readonly capabilities: Capabilities
  /** Absent where the portal sends neither links nor codes. */
  readonly recovery?: RecoveryFacet
  /** Absent where administrators do nothing for users. */
  readonly users?: UsersFacet
  /** Absent where calls are not listed. */
  readonly recordings?: RecordingsFacet
  /** Absent where the login password is the only secret of an account. */
  readonly accountPasswords?: AccountPasswordsFacet

  signIn(fields: SignIn['fields']): Promise<Grant>
  /** Rejects with `session-expired` when the portal no longer takes the token; any other failure keeps it good. */
  refresh(refreshToken: string): Promise<Grant>
  signOut(token: AccessToken): Promise<void>
  reauthenticate(token: AccessToken, password: string): Promise<void>
  /** Asks the portal for as little as it answers, to hear whether it does. */
  check(token: AccessToken): Promise<void>

  requestPassword(email: string): Promise<PasswordRequested>

  readAccount(token: AccessToken): Promise<Account>
  changeAccount(token: AccessToken, change: AccountChange): Promise<AccountSaved>

  /** `cursor` is null for the first page, then `next` of the page before. */
  listPhones(token: AccessToken, cursor: string | null): Promise<PhonePage>
  readPhone(token: AccessToken, phone: string): Promise<PhoneDetail>
  readPhoneSecret(token: AccessToken, phone: string, secret: PhoneSecret): Promise<string>
  /** The link that Linphone fetches a phone's settings from, password and all. Absent where there are none. */
  readProvisioningLink?(token: AccessToken, phone: string): Promise<string>
  /** Sets a phone's password exactly as given. The phone is cut off until it has the new one. */
  setPhonePassword(token: AccessToken, phone: string, secret: PhoneSecret, password: string): Promise<SecretSet>
}
