import { accountText } from 'text:account'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { meetsPolicy } from '../../shared/account/password-rules.ts'
import type { FieldErrors } from '../forms/use-form.ts'

/** The two fields of every form that sets a new password. */
export interface NewPassword {
  newPassword: string
  confirmation: string
}

/** Checks a new password and its confirmation before they are sent to the portal. */
export function newPasswordErrors(policy: PasswordPolicy, values: NewPassword): FieldErrors<keyof NewPassword> {
  const errors: FieldErrors<keyof NewPassword> = {}
  if (values.newPassword === '') errors.newPassword = accountText.errors.required.password
  else if (!meetsPolicy(policy, values.newPassword)) errors.newPassword = accountText.errors.policy
  if (values.confirmation !== values.newPassword) errors.confirmation = accountText.errors.mismatch
  return errors
}
