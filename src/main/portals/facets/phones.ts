import type { PhoneDetail, PhonePage, PhoneSecret, SecretSet } from '../../../shared/phones/phones.ts'
import type { AccessToken } from './session.ts'

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
