import type { PasswordChange, Permission, SignIn } from '../../../shared/session/session.ts'

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
