import type { PhoneDetail, PhonePage, PhoneSecret, SecretSet } from '../../../shared/phones/phones.ts'
import type { AccessToken } from './session.ts'

/** The settings and passwords of phones. */
export interface PhonesFacet {
  /** `cursor` is null for the first page, then `next` of the page before. */
  list(token: AccessToken, cursor: string | null): Promise<PhonePage>
  /** The settings of a phone, without its passwords. */
  read(token: AccessToken, phone: string): Promise<PhoneDetail>
  /** Absent where no password can be looked up. */
  readSecret?(token: AccessToken, phone: string, secret: PhoneSecret): Promise<string>
  /** Sets a password exactly as given; the phone cannot register until it has it. Absent where none can be set. */
  setPassword?(token: AccessToken, phone: string, secret: PhoneSecret, password: string): Promise<SecretSet>
  /** A link from which Linphone fetches the settings of a phone, password included. Absent where there are none. */
  provisioningLink?(token: AccessToken, phone: string): Promise<string>
}
