import type { PasswordPolicy } from './password-policy.ts'
import type { PhoneSecret } from './phones.ts'
import type { Capabilities } from './provider.ts'

/** What the portal asks of a phone's new password of that kind, or null where none can be set. */
export function settablePassword(
  offered: NonNullable<Capabilities['phones']>,
  secret: PhoneSecret,
): PasswordPolicy | null {
  return offered[secret] === 'none' ? null : offered[`${secret}Password`]
}
