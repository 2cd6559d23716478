import type { PasswordPolicy } from '../../../shared/account/password-policy.ts'

/** What every page says that changes a secret beside one's own login password. */
export interface SecretWords {
  title: string
  lead: string
  save: string
  missing: string
  broken: string
  mismatch: string
  changed: { title: string; body: string }
  /** The portal's answer was lost. */
  unknown: { title: string; body: (host: string) => string }
}

export const currentPasswordText = {
  label: 'Current password',
  hint: 'The password you sign in with.',
} as const

/** Words of the voicemail PIN. */
export const voicemailPinText = {
  title: 'Voicemail PIN',
  lead: 'The number your voicemail asks for when you call it from a phone.',
  pin: 'New PIN',
  confirmation: 'Confirm new PIN',
  rule: ({ minLength, maxLength, digitsOnly }: PasswordPolicy) => {
    const unit = digitsOnly ? 'digits' : 'characters'
    return minLength === maxLength ? `Exactly ${minLength} ${unit}.` : `${minLength} to ${maxLength} ${unit}.`
  },
  save: 'Change PIN',
  missing: 'Enter a new PIN.',
  mismatch: 'The two PINs are not the same.',
  changed: {
    title: 'Your voicemail PIN has been changed',
    body: 'Use the new one from your next call to voicemail on.',
  },
  unknown: {
    title: 'Your PIN may or may not have been changed',
    body: (host: string) =>
      `The connection to ${host} broke before its answer came. Call your voicemail and try the new PIN. If it is not taken, change it again: what you typed is still here.`,
  },
} as const

/** Words of the login password of the account's operator. */
export const operatorPasswordText = {
  title: 'Operator password',
  lead: 'The login password of your account’s operator. It is not your own: that one is under Manage Account.',
  save: 'Change operator password',
  missing: 'Enter a new password for the operator.',
  broken: 'This does not meet every rule yet.',
  mismatch: 'The two passwords are not the same.',
  changed: {
    title: 'The operator’s password has been changed',
    body: 'Whoever was signed in as operator has been signed out. Give them the new password in person or by phone.',
  },
  unknown: {
    title: 'The operator’s password may or may not have been changed',
    body: (host: string) =>
      `The connection to ${host} broke before its answer came. Sign in as operator with the new password to find out, or change it again: what you typed is still here.`,
  },
} as const
