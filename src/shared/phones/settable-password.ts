import type { PasswordPolicy } from '../account/password-policy.ts'
import type { Capabilities } from '../connections/portal.ts'
import type { PhoneSecret } from './phones.ts'

/** The portal's policy for a phone's new password of this kind, or null if none can be set. */
export function settablePassword(
  offered: NonNullable<Capabilities['phones']>,
  secret: PhoneSecret,
): PasswordPolicy | null {
  return offered[secret] === 'none' ? null : offered[`${secret}Password`]
}
