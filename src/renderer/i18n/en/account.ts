import type { PasswordRule, RuleResult } from '../../../shared/account/password-rules.ts'
import { formatNumber } from '../format.ts'

const counted = (count: number, one: string, many: string) => `${formatNumber(count)} ${count === 1 ? one : many}`

/** Words of Edit Account and of replacing a temporary password. */
export const accountText = {
  title: 'Edit Account',
  details: 'Your details',
  name: 'Name',
  email: 'Email Address',
  username: 'Username',
  cannotChange: 'This portal does not let you change it. Your service provider can.',
  currentPassword: 'Current password',
  currentPasswordHint: 'Needed when you choose a new one, or if the portal asks for it.',
  password: 'Password',
  passwordTitle: 'Change your password',
  passwordLead: 'Leave this empty to keep the password you have.',
  passwordPlaceholder: 'Enter new password',
  confirmation: 'Password Confirmation',
  confirmationPlaceholder: 'Confirm new password',
  save: 'Save changes',
  saved: 'Your changes have been saved.',
  nothingToSave: 'Nothing has been changed yet.',
  loading: 'Loading your account…',
  errors: {
    required: (label: string) => `Enter ${label}.`,
    email: 'An e-mail address looks like name@example.com.',
    policy: 'This does not meet every rule yet.',
    mismatch: 'The two passwords are not the same.',
    currentRequired: 'Enter your current password to change it.',
    currentWrong: 'This is not your current password.',
  },
  conflict: {
    title: 'Someone else changed this account meanwhile',
    taken: (labels: string) => `Taken over from the other change: ${labels}.`,
    clashing: 'You both changed these. Choose which to keep, then save again.',
    refused: 'Your changes were not saved',
    nothingDiffers:
      'The portal says that this account keeps changing, but its details are the same as here. What you typed is still here. Try again in a moment, and tell your service provider if it goes on.',
    onlyTaken: 'What you typed is still here. Check it, then save again.',
    mine: 'Yours',
    theirs: 'Theirs',
    choose: (label: string) => `Which ${label} to keep`,
    empty: '(empty)',
  },
  restored: {
    title: 'What you had typed is back',
    body: 'Your sign-in ended, or the page stopped working, before you saved. Passwords are not kept: type them again if you were changing yours.',
  },
  changed: {
    title: 'Your password has been changed',
    othersEnded: (count: number) =>
      count === 0
        ? 'No other computer was signed in with the old password.'
        : count === 1
          ? 'One other computer was signed out.'
          : `${formatNumber(count)} other computers were signed out.`,
    next: 'Sign in once with the new password, so that you know it works.',
    signOut: 'Sign out and sign in with the new one',
    goOn: 'Continue',
  },
  temporary: {
    title: 'Choose a new password',
    reason:
      'You signed in with a temporary password that came by e-mail. It will stop working soon, and others may have seen it on its way.',
    required: 'Choose your own password to go on.',
    advised: 'Choose your own password now, or do it later under Configuration.',
    later: 'Later',
  },
} as const

/** The live checklist: one sentence a rule of src/shared/account/password-rules.ts. */
export const passwordRuleText: Record<PasswordRule, (limit: number) => string> = {
  'too-short': (limit) => `At least ${counted(limit, 'character', 'characters')}`,
  'too-long': (limit) => `At most ${counted(limit, 'character', 'characters')}`,
  'digits-only': () => 'Only digits',
  'needs-letter': () => 'A letter',
  'needs-lower': () => 'A lower-case letter',
  'needs-upper': () => 'An upper-case letter',
  'needs-digit': () => 'A digit',
  'needs-special': () => 'A special character such as ! or *',
  'too-few-classes': (limit) =>
    limit === 4
      ? 'Lower-case and upper-case letters, digits and special characters'
      : `At least ${limit} of: lower-case letters, upper-case letters, digits, special characters`,
}

export const passwordText = {
  rules: 'Rules for the password',
  met: 'met',
  unmet: 'not met yet',
  rule: ({ rule, limit }: RuleResult) => passwordRuleText[rule](limit ?? 0),
  blocklist: 'The portal also refuses passwords that many people use.',
  suggest: 'Suggest a password',
  suggested: 'Suggested password',
  suggestedNote: 'It is filled in above. Keep it in your password manager before you save.',
  copySuggestion: 'Copy suggested password',
  strength: ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'],
  strengthLabel: 'Strength',
  advice: 'Length counts most: several unusual words are strong and easy to type.',
  crackTime: (seconds: number) =>
    `Whoever got hold of the portal’s stored passwords could guess it ${durationWords(seconds)}.`,
  /** What zxcvbn found; its names as in its translation keys. */
  weakness: new Map([
    ['straightRow', 'A row of neighbouring keys is easy to guess.'],
    ['keyPattern', 'A pattern of neighbouring keys is easy to guess.'],
    ['simpleRepeat', 'Repeated characters are easy to guess.'],
    ['extendedRepeat', 'Repeating the same part adds little.'],
    ['sequences', 'A sequence such as abc or 321 is easy to guess.'],
    ['recentYears', 'Years are easy to guess.'],
    ['dates', 'Dates are easy to guess.'],
    ['topTen', 'This is one of the ten most used passwords.'],
    ['topHundred', 'This is one of the hundred most used passwords.'],
    ['common', 'Many people use this password.'],
    ['similarToCommon', 'This is close to a password that many people use.'],
    ['wordByItself', 'A single word is easy to guess.'],
    ['namesByThemselves', 'A name alone is easy to guess.'],
    ['commonNames', 'Common names are easy to guess.'],
    ['userInputs', 'Your own name or address is easy to guess.'],
  ]),
} as const

const scales = [
  { unit: 'second', seconds: 1 },
  { unit: 'minute', seconds: 60 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'year', seconds: 31_557_600 },
] as const

/** How long guessing takes, rounded down to what the estimate is good for: "in about 3 hours". */
export function durationWords(seconds: number): string {
  if (seconds < 1) return 'in less than a second'
  const scale = scales.findLast((candidate) => seconds >= candidate.seconds) ?? scales[0]
  const count = Math.floor(seconds / scale.seconds)
  if (scale.unit === 'year' && count >= 100) return 'only in centuries'
  return `in about ${counted(count, scale.unit, `${scale.unit}s`)}`
}
