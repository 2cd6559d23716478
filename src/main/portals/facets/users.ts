import type { TemporaryPasswordSent, UserPage } from '../../../shared/users/users.ts'
import type { AccessToken } from './session.ts'

/** What an administrator can do for the customer's users. */
export interface UsersFacet {
  /** `cursor` is null for the first page, then `next` of the page before. */
  list(token: AccessToken, cursor: string | null): Promise<UserPage>
  /** Asks the portal to email a user a temporary password, which replaces any earlier one. */
  sendTemporaryPassword(token: AccessToken, user: string): Promise<TemporaryPasswordSent>
}
