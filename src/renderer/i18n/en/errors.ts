import { formatDate, formatTime } from '../format.ts'

interface Words {
  title: string
  explanation: string
  nextStep: string
}

/** One entry an error code (src/shared/errors.ts): what happened, why, and what to do now. */
export const errorText = {
  'invalid-credentials': {
    title: 'That did not match',
    explanation: 'What you entered does not match an account on this portal.',
    nextStep: 'Check it and try again, or reset your password.',
  },
  'too-many-attempts': (retryAt: number): Words => ({
    title: 'Too many attempts',
    explanation: 'To protect the account, the portal is not accepting attempts for a while.',
    nextStep: `Try again after ${formatTime(retryAt)}.`,
  }),
  offline: (host: string, suspect: 'local-network' | undefined): Words => ({
    title: 'The portal cannot be reached',
    explanation: `This computer could not connect to ${host}.`,
    nextStep: suspect
      ? 'If it is in your own network, allow this app in System Settings > Privacy & Security > Local Network. Otherwise check your internet connection. Then try again.'
      : 'Check your internet connection, then try again.',
  }),
  timeout: (host: string): Words => ({
    title: 'The portal is not answering',
    explanation: `${host} took too long to answer.`,
    nextStep: 'Try again in a moment. If it goes on, contact your service provider.',
  }),
  'tls-untrusted': {
    title: 'The connection is not secure',
    reasons: {
      'self-signed': (host: string) =>
        `${host} identifies itself with a certificate that it issued itself, so nobody vouches for it.`,
      'unknown-issuer': (host: string) =>
        `The certificate of ${host} comes from an issuer this computer does not know.`,
      expired: (host: string) => `The certificate of ${host} has expired.`,
      'not-yet-valid': (host: string) =>
        `The certificate of ${host} is not valid yet. The clock of this computer may be wrong.`,
      'wrong-host': (host: string) => `The certificate belongs to a different server than ${host}.`,
      'not-pinned': (host: string) =>
        `The certificate of ${host} is valid, but not one of those that your organisation accepts for it.`,
      revoked: (host: string) => `The certificate of ${host} has been withdrawn by its issuer.`,
      other: (host: string) => `The certificate of ${host} could not be verified.`,
    },
    issuedBy: (issuer: string) => `It was issued by ${issuer}.`,
    validBetween: (from: number, to: number) => `It is valid from ${formatDate(from)} to ${formatDate(to)}.`,
    validUntil: (to: number) => `It is valid until ${formatDate(to)}.`,
    nextStep: 'Nothing was sent. Give the details to your IT department or service provider.',
  },
  'proxy-auth': (proxy: string): Words => ({
    title: 'The proxy asks for a sign-in',
    explanation: `The proxy server ${proxy} did not let the connection through.`,
    nextStep: 'Sign in to the proxy or ask your IT department, then try again.',
  }),
  'portal-unavailable': (host: string, retryAt: number | undefined): Words => ({
    title: 'The portal is down at the moment',
    explanation: `${host} is there, but it cannot do its work now.`,
    nextStep:
      retryAt === undefined
        ? 'Try again in a few minutes.'
        : `The portal expects to be back at ${formatTime(retryAt)}. Try again then.`,
  }),
  'portal-unexpected': (host: string): Words => ({
    title: 'The portal gave an answer that makes no sense',
    explanation: `What came back from ${host} is not what a portal sends. Something between this computer and the portal may have answered instead, such as the sign-in page of a guest network.`,
    nextStep: 'Try again. If it goes on, give the details to your service provider.',
  }),
  'not-a-portal': (host: string, reason: 'newer' | 'document' | undefined): Words => {
    switch (reason) {
      case 'newer':
        return {
          title: 'This portal needs a newer app',
          explanation: `${host} is a portal, but of a kind or version that this app does not know yet.`,
          nextStep:
            'Update the app, then try again. If there is no newer version, give the details to your service provider.',
        }
      case 'document':
        return {
          title: 'This portal cannot be used',
          explanation: `${host} is a portal, but something in its description of itself is wrong.`,
          nextStep: 'Give the details to your service provider.',
        }
      default:
        return {
          title: 'No portal at this address',
          explanation: `${host} answered, but it is not a call recording portal.`,
          nextStep: 'Check the address. It is in the welcome e-mail from your service provider.',
        }
    }
  },
  'insecure-address': {
    http: {
      title: 'This address is not secure',
      explanation: 'An address that starts with http:// would send your password unprotected.',
      nextStep: 'Use the address that starts with https://.',
    },
    credentials: {
      title: 'This address holds a user name or a password',
      explanation: 'An address is stored and written to logs, where others could read them.',
      nextStep: 'Leave out everything up to the @ sign. You sign in on the next page.',
    },
  },
  'invalid-address': {
    title: 'This is not an address',
    explanation: 'A portal address looks like portal.example.com.',
    nextStep: 'Check it and try again.',
  },
  'e-mail-address': {
    title: 'This is an e-mail address',
    explanation: 'Here the address of the portal is needed. It looks like portal.example.com.',
    nextStep: 'Look for it in the welcome e-mail from your service provider.',
  },
  'too-many-accounts': (most: number): Words => ({
    title: 'There is no room for another account',
    explanation: `This app holds ${most} accounts at most.`,
    nextStep: 'Remove one that you no longer use under “Accounts and portals”, then try again.',
  }),
  'session-expired': {
    title: 'You have been signed out',
    explanation: 'Your sign-in has ended.',
    nextStep: 'Sign in again to go on where you were.',
  },
  'reauthentication-required': {
    title: 'Your password is needed',
    explanation: 'The portal asks for your password again before it shows passwords.',
    nextStep: 'Try again and enter your password.',
  },
  'password-change-required': {
    title: 'Choose a new password first',
    explanation: 'You signed in with a temporary password.',
    nextStep: 'Choose your own password, then go on.',
  },
  'recovery-expired': {
    title: 'This is no longer good',
    explanation: 'The link or code has been used already, or its time is over.',
    nextStep: 'Start again and ask for a new one.',
  },
  forbidden: {
    title: 'Not allowed for this account',
    explanation: 'The portal does not let your account do this.',
    nextStep: 'Ask the administrator of your account or your service provider.',
  },
  managed: {
    title: 'Your organisation does not allow this',
    explanation: 'It is set by policy on this computer.',
    nextStep: 'Ask your IT department if you need it.',
  },
  'not-found': {
    title: 'No longer there',
    explanation: 'The portal does not have this any more.',
    nextStep: 'Go back and look again.',
  },
  conflict: {
    title: 'The account was changed elsewhere',
    explanation: 'Someone saved other values while you were editing. Your text is still here.',
    nextStep: 'Compare both, then save again.',
  },
  /** `refusals`: what the portal objects to that stands beside no field. */
  validation: (refusals: readonly string[]): Words => ({
    title: 'Something needs correcting',
    explanation: refusals.join(' ') || 'The portal did not accept every field.',
    nextStep: 'Check what you entered. If you cannot correct it here, give the details to your service provider.',
  }),
  'outcome-unknown': (host: string): Words => ({
    title: 'It may or may not have worked',
    explanation: `The connection to ${host} broke before its answer came.`,
    nextStep: 'Look whether the change is there before you try again.',
  }),
  'keychain-locked': {
    title: 'Your keychain is locked',
    explanation: 'Your sign-in is kept in the keychain of this computer, which is locked or does not let this app in.',
    nextStep: 'Unlock it, then try again. You can also sign in with your password.',
  },
  'keychain-unavailable': {
    title: 'Your keychain cannot be reached',
    explanation: 'Your sign-in is kept in the keychain of this computer, which cannot be used now.',
    nextStep: 'Try again in a moment. You can also sign in with your password.',
  },
  'password-not-representable': (reason: 'half-character' | 'too-long'): Words => ({
    title: 'This password does not fit a QR code',
    explanation: {
      'half-character': 'It, or the user name, holds something that is no whole character.',
      'too-long': 'It, or the user name, is longer than a QR code can carry.',
    }[reason],
    nextStep: 'Set a new password for this phone, or type the settings in.',
  }),
  'cannot-save': (reason: 'denied' | 'full' | 'missing' | 'other'): Words => ({
    title: 'The files could not be saved',
    explanation: {
      denied: 'You are not allowed to write there.',
      full: 'There is no room left there.',
      missing: 'The folder is no longer there.',
      other: 'This computer did not let the files be written there.',
    }[reason],
    nextStep: 'Nothing half-written was left behind. Choose another place.',
  }),
  'settings-unwritable': {
    title: 'Your choice could not be saved',
    explanation: 'The settings file cannot be written. It may be read-only, or the disk may be full.',
    nextStep: 'The choice holds until you close the app.',
  },
  'cannot-copy': {
    title: 'It was not copied',
    explanation: 'Another program is using the clipboard, so it still holds what was there before.',
    nextStep: 'Copy it again in a moment.',
  },
  'cannot-serve': (reason: 'denied' | 'in-use' | 'gone' | 'other'): Words => ({
    title: 'The server could not be started',
    explanation: {
      denied: 'This computer does not allow it.',
      'in-use': 'Another program uses that port already.',
      gone: 'This computer no longer has that network address.',
      other: 'This computer did not open the port.',
    }[reason],
    nextStep: 'Choose another network and start again.',
  }),
  locked: {
    title: 'The app is locked',
    explanation: 'Nothing of an account is shown or changed until the person who is signed in unlocks the app.',
    nextStep: 'Sign in or unlock the app first.',
  },
  cancelled: {
    title: 'Cancelled',
    explanation: 'You stopped this before it was done.',
    nextStep: 'Start it again when you are ready.',
  },
  refused: {
    title: 'The app stopped this request',
    explanation: 'The request was not in a form that the app accepts.',
    nextStep: 'Start the app again. If it goes on, give the details to your service provider.',
  },
  internal: {
    title: 'Something went wrong in the app',
    explanation: 'This is a fault of the app, not yours.',
    nextStep: 'Try again. If it goes on, give the details to your service provider.',
  },
} as const

/** Text that is longer than anything a portal takes, where no field says so itself. */
export const tooLongText: Words = {
  title: 'This is too long',
  explanation: 'What you entered is longer than the portal or the app accepts.',
  nextStep: 'Shorten it, then try again.',
}

/** Rules that a portal may name for a refused field, as sentences. */
export const fieldRuleText: ReadonlyMap<string, string> = new Map([
  ['required', 'This is needed.'],
  ['invalid', 'This is not in a form that the portal accepts.'],
  ['not-editable', 'This cannot be changed here.'],
  ['same-as-current', 'This is the password that you have now. Choose another.'],
  ['email', 'This does not look like an e-mail address.'],
  ['taken', 'Somebody else uses this already.'],
  ['too-short', 'This is too short.'],
  ['too-long', 'This is too long.'],
  ['digits-only', 'Only digits can be used here.'],
  ['needs-letter', 'It needs a letter.'],
  ['needs-lower', 'It needs a lower-case letter.'],
  ['needs-upper', 'It needs an upper-case letter.'],
  ['needs-digit', 'It needs a digit.'],
  ['needs-special', 'It needs a special character.'],
  ['too-few-classes', 'It needs more kinds of characters.'],
  ['characters', 'This contains a character that is not allowed here.'],
  ['wrong-password', 'This is not your current password.'],
  ['common', 'This password is on a list of common ones.'],
  ['reused', 'You have used this password before.'],
  ['wrong-code', 'This code is not right, or it has expired.'],
  ['not-a-link', 'This is not a reset link. Copy the whole link from the e-mail.'],
  ['policy', 'This does not meet the portal’s rules.'],
])

/** Stands in where neither the rule nor the portal has words. */
export const unknownRuleText = 'The portal did not accept this.'

/** Buttons that go with an error. */
export const errorActionText = {
  retry: 'Try again',
  wait: 'Time left:',
  waitOver: 'You can try again now.',
} as const
