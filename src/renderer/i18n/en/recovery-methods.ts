import { formatDateTime } from '../format.ts'

/** Words of getting back in by an e-mailed link or a code on the phone. */
export const recoveryMethodsText = {
  another: 'Another way',
  troubles: 'Nothing comes?',
  choice: {
    lead: 'How would you like to get a new password?',
    'emailed-temporary-password': {
      name: 'Temporary password by e-mail',
      body: 'A new password comes to your e-mail address.',
    },
    'emailed-link': {
      name: 'Link by e-mail',
      body: 'A link comes to your e-mail address and to your phone. It lets you choose a new password.',
    },
    'phone-code': { name: 'Code by phone', body: 'A code comes by SMS, or by a call to a landline.' },
  },
  none: 'This portal resets no passwords by itself. Your service provider can do it for you.',
  link: {
    lead: 'Enter the e-mail address of your account. If it is right, we send a link there and to your phone.',
    send: 'Send the link',
    have: 'I have a link already',
    sent: {
      title: 'Check your e-mail',
      body: (email: string) =>
        `If the address is right, a link to set a new password is on its way to ${email} and to the phone of that account.`,
      next: 'Open the link, and this page goes on by itself. You can also paste it here.',
    },
    pasteLead: 'Copy the link from the e-mail or the SMS and paste it here.',
    paste: 'Link from the e-mail',
    pasteMissing: 'Paste the link first.',
    open: 'Use this link',
    troubles: [
      'Look in Spam or Junk.',
      'Is it the address of your account? For your safety this page does not say which addresses are registered, and nothing is sent to others.',
      'A link works once, and only the newest one.',
    ],
  },
  opened: {
    title: 'Set a new password?',
    signedIn: (portal: string) =>
      `A link to set a new password at ${portal} was opened. You are signed out before you go on.`,
    locked: (portal: string) =>
      `A link to set a new password at ${portal} was opened. The app is locked, so you are signed out of every account in it before you go on.`,
    elsewhere: (portal: string) =>
      `This link belongs to ${portal}, which is not the portal in use now. What you type next is sent there.`,
    warning: 'Go on only if you asked for this link yourself.',
    goOn: (portal: string) => `Go on to ${portal}`,
    goOnHere: 'Sign out and go on',
  },
  newPassword: {
    lead: (account: string) => `Choose a new password for ${account}.`,
    save: 'Set new password',
    unclear: {
      title: 'It may or may not have worked',
      body: 'The connection broke before the portal’s answer came. Try to log in with the new password. If it does not work, start again.',
    },
  },
  startAgain: 'Start again',
  off: {
    title: 'Off until tomorrow',
    body: (until: number) =>
      `There were too many failed attempts. To protect your account, the portal takes none until ${formatDateTime(until)}.`,
    next: 'You can still log in if you remember your password. Your service provider can help you sooner.',
  },
  phone: {
    lead: {
      password: 'Enter the phone number of your account. If it is right, we send a code there.',
      email: 'Enter the phone number of your account. A code sent there lets you see your e-mail address.',
    },
    number: 'Phone number',
    numberHint: 'With the country code, such as +44 7700 900123.',
    numberMissing: 'Enter your phone number.',
    send: 'Send a code by SMS',
    otherNumber: 'Use another number',
    sent: {
      sms: (number: string) => `If ${number} is the verified number of an account, an SMS with a code is on its way.`,
      call: (number: string) => `If ${number} is the verified number of an account, it rings in a moment.`,
    },
    enterCode: 'Enter the code',
    anotherCode: 'Another code',
    code: 'Code',
    codeHint: (length: number | undefined) =>
      length === undefined ? 'The digits from the SMS or the call.' : `The ${length} digits from the SMS or the call.`,
    codeMissing: 'Enter the code.',
    go: 'Continue',
    expires: 'The code works for',
    after: 'After that you can get another, by a call too.',
    expired: 'The time of this code is over.',
    call: 'Get the code by a call',
    sms: 'Send another SMS',
    againIn: 'Another code is available in',
    troubles: [
      'An SMS can be slow. When its time is over, get the code by a call instead; for a landline that is the only way.',
      'Is it the number of your account? For your safety this page does not say which numbers are registered, and nothing is sent to others.',
      'After too many wrong codes this way is off until the next day.',
    ],
    unverified: (missedCallNumber: string | undefined) =>
      missedCallNumber
        ? `Codes go only to verified numbers. To verify yours, call ${missedCallNumber} from that phone and hang up when it rings.`
        : 'Codes go only to verified numbers. A missed call to your service provider verifies yours; ask them which number to call.',
  },
  accounts: {
    lead: {
      password: 'Choose the account that needs a new password.',
      email: 'Choose the account to sign in with.',
    },
    label: 'Accounts of this number',
  },
  email: {
    title: 'Find your e-mail address',
    found: (email: string) => `Your e-mail address is ${email}`,
    foundBody: 'You log in with your user name. If you need a new password too, it can be reset with this address.',
    goOn: 'Reset my password',
    breadcrumb: 'Forgotten e-mail',
  },
} as const
