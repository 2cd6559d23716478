import type { TemporaryPasswordSent, UserPage } from '../../shared/users/users.ts'
import type { AccessToken } from './portal-adapter.ts'

/** What an administrator can do for the account's users. */
export interface UsersFacet {
  /** `cursor` is null for the first page, then `next` of the page before. */
  listUsers(token: AccessToken, cursor: string | null): Promise<UserPage>
  /** Has the portal mail a user a password that nobody else sees. Never repeated: each one replaces that before. */
  sendTemporaryPassword(token: AccessToken, user: string): Promise<TemporaryPasswordSent>
}
