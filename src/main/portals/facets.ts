import type { Account, AccountChange, AccountSaved } from '../../shared/account/account.ts'
import type { OperatorPasswordChange, VoicemailPinChange } from '../../shared/account/account-passwords.ts'
import type { PhoneDetail, PhonePage, PhoneSecret, SecretSet } from '../../shared/phones/phones.ts'
import type {
  LabelsChange,
  NewHold,
  NewNote,
  Peaks,
  RecordingAudit,
  RecordingDetails,
  SoundPurpose,
} from '../../shared/recordings/recording.ts'
import type {
  RecordingDays,
  RecordingDaysQuery,
  RecordingPage,
  RecordingPeople,
  RecordingPeopleQuery,
  RecordingQuery,
} from '../../shared/recordings/recordings.ts'
import type {
  Code,
  CodeRequest,
  CodeRequested,
  PasswordRequested,
  Recovered,
  RecoveryAccount,
} from '../../shared/recovery/recovery.ts'
import type { PasswordChange, Permission, SignIn } from '../../shared/session/session.ts'
import type { TemporaryPasswordSent, UserPage } from '../../shared/users/users.ts'
import type { ByteStream } from '../http/byte-stream.ts'
import type { OpenPart } from '../http/read-on.ts'

/** Issued by a portal for valid credentials. It never leaves main. */
export interface Grant {
  accessToken: string
  /** When the access token expires, in milliseconds since 1970-01-01 UTC by this computer's clock. */
  expiresAt: number
  refreshToken: string
  user: { name: string; username: string }
  passwordChange: PasswordChange
  permissions: Permission[]
}

/** What an adapter needs of a session to make a call on its behalf. */
export type AccessToken = string

/** Signing in and out. Every portal has it. */
export interface SessionFacet {
  signIn(fields: SignIn['fields']): Promise<Grant>
  /**
   * Rejects with `session-expired` when the portal no longer accepts the token; after any other failure it is still
   * valid.
   */
  refresh(refreshToken: string): Promise<Grant>
  signOut(token: AccessToken): Promise<void>
  /** Absent if people sign in without a password. */
  reauthenticate?(token: AccessToken, password: string): Promise<void>
  /** Sends the smallest request that needs a valid session. */
  check(token: AccessToken): Promise<void>
}

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

/** Issued for a correct code. The ticket is a secret that is valid for some minutes; it never leaves main. */
export interface Ticket {
  ticket: string
  accounts: RecoveryAccount[]
}

/** Recovery by an emailed link. */
export interface LinkRecovery {
  request(email: string): Promise<PasswordRequested>
  /** Rejects with `validation` on the field `newPassword` if the policy refuses it. */
  redeem(token: string, newPassword: string): Promise<Recovered>
}

/** Recovery by a code sent to a phone. */
export interface CodeRecovery {
  request(request: CodeRequest): Promise<CodeRequested>
  /** Rejects with `validation` on the field `code` for a wrong one. */
  verify(code: Code): Promise<Ticket>
  /** Rejects with `validation` on the field `newPassword` if the policy refuses it. */
  setPassword(ticket: string, account: string, newPassword: string): Promise<Recovered>
  readEmail(ticket: string, account: string): Promise<string>
}

/**
 * The recovery methods in `capabilities.recovery.methods` that a portal carries out; each is absent if it is not
 * listed. Requests get the same answer whether or not the portal knows the address or number. An invalid token or
 * ticket rejects with `recovery-expired`.
 */
export interface RecoveryFacet {
  /** Requests an email with a temporary password. */
  requestPassword?(email: string): Promise<PasswordRequested>
  link?: LinkRecovery
  code?: CodeRecovery
}

/** What an administrator can do for the customer's users. */
export interface UsersFacet {
  /** `cursor` is null for the first page, then `next` of the page before. */
  list(token: AccessToken, cursor: string | null): Promise<UserPage>
  /** Asks the portal to email a user a temporary password, which replaces any earlier one. */
  sendTemporaryPassword(token: AccessToken, user: string): Promise<TemporaryPasswordSent>
}

/** The settings and passwords of phones. */
export interface PhonesFacet {
  /** `cursor` is null for the first page, then `next` of the page before. */
  list(token: AccessToken, cursor: string | null): Promise<PhonePage>
  /** The settings of a phone, without its passwords. */
  read(token: AccessToken, phone: string): Promise<PhoneDetail>
  /** Absent if no password can be read. */
  readSecret?(token: AccessToken, phone: string, secret: PhoneSecret): Promise<string>
  /** Sets a password exactly as given; the phone cannot register until it has it. Absent if none can be set. */
  setPassword?(token: AccessToken, phone: string, secret: PhoneSecret, password: string): Promise<SecretSet>
  /** A link from which Linphone fetches a phone's settings, including the password. Absent if there are none. */
  provisioningLink?(token: AccessToken, phone: string): Promise<string>
}

/** Which sound is read and why. `reason` is empty where the portal requires none. */
export interface SoundRequest {
  id: string
  purpose: SoundPurpose
  reason: string
}

/** Calls and their recordings. A method that is absent is not offered by the portal. */
export interface RecordingsFacet {
  /** A page of the calls that match, in a stable order. */
  list(token: AccessToken, query: RecordingQuery): Promise<RecordingPage>
  /** How many match on each day; absent if the portal cannot count. */
  days?(token: AccessToken, query: RecordingDaysQuery): Promise<RecordingDays>
  /** Finds people whose calls may be seen; absent if the list has no filter for a person. */
  people?(token: AccessToken, query: RecordingPeopleQuery): Promise<RecordingPeople>
  read(token: AccessToken, id: string): Promise<RecordingDetails>
  /** Opens the file of a sound or a range of it. Each call is one request, and one entry in the portal's audit. */
  sound(
    token: AccessToken,
    request: SoundRequest,
    part: Parameters<OpenPart>[0],
    signal: AbortSignal,
  ): Promise<ByteStream>
  /** The waveform in `points` points. */
  peaks?(token: AccessToken, id: string, points: number): Promise<Peaks>
  addNote?(token: AccessToken, id: string, note: NewNote): Promise<void>
  deleteNote?(token: AccessToken, id: string, note: string): Promise<void>
  changeLabels?(token: AccessToken, id: string, change: LabelsChange): Promise<void>
  hold?(token: AccessToken, id: string, hold: NewHold): Promise<void>
  releaseHold?(token: AccessToken, id: string, reason: string): Promise<void>
  /** Deletes for good, or until it is restored. A recording on hold is refused with `conflict`. */
  delete?(token: AccessToken, id: string, reason: string): Promise<void>
  restore?(token: AccessToken, id: string): Promise<void>
  /** Has an archived recording fetched back; its state is then `preparing`. */
  fetchBack?(token: AccessToken, id: string): Promise<void>
  audit?(token: AccessToken, id: string): Promise<RecordingAudit>
}
