import type { PhoneSecret } from '../../../shared/phones/phones.ts'

const kinds: Record<PhoneSecret, string> = { sip: 'SIP', ftp: 'FTP' }
/** Portals without extensions give an empty one. */
const phone = (name: string, extension: string) => (extension ? `${name} (${extension})` : name)

/** Words of setting a phone's new password. */
export const phonePasswordText = {
  open: 'Set a new password',
  title: (secret: PhoneSecret) => `Set a new ${kinds[secret]} password`,
  whose: (name: string, extension: string) => `For ${phone(name, extension)}.`,
  password: 'New password',
  suggest: 'Suggest a password',
  suggested: 'A strong one is filled in. You can read and copy it once it is set.',
  exactly: 'It is taken exactly as you type it.',
  /** `signs` as the person typed them. */
  hardSigns: (signs: readonly string[]) =>
    `Some phones stumble over ${signs.map((sign) => (sign.trim() === '' ? 'spaces' : sign)).join(' ')}`,
  missing: 'Enter a new password.',
  broken: 'This does not meet every rule yet.',
  goOn: 'Continue',
  confirm: {
    title: {
      sip: 'The phone is cut off until it has the new password',
      ftp: 'The phone finds no configuration until it has the new password',
    },
    body: {
      sip: (name: string, extension: string) =>
        `${phone(name, extension)} cannot make or take calls until someone enters the new password in the phone.`,
      ftp: (name: string, extension: string) =>
        `${phone(name, extension)} cannot fetch its files until someone enters the new password in it. Nor can any other phone that uses this login.`,
    } satisfies Record<PhoneSecret, (name: string, extension: string) => string>,
    question: 'Do it when you can reach the phone or its configuration page. Set it now?',
    back: 'Back',
    set: 'Set new password',
  },
  set: {
    title: (secret: PhoneSecret) => `The new ${kinds[secret]} password is set`,
    next: 'Enter it in the phone now. Test then tells whether the login works.',
    readable: 'The portal keeps it: you can show or copy it again at any time.',
    writeOnly: 'Copy it before you close this. Nobody can show it to you again.',
    done: 'Done',
  },
  unknown: {
    title: 'The password may or may not have been changed',
    explanation: (host: string) =>
      `The connection to ${host} broke before its answer came. Nothing is tried again by itself.`,
    findOut: {
      readable:
        'To find out, close this and press Show: if you see the new password, it has been changed. If you see the old one, set it again.',
      'write-only':
        'To find out, copy the new password, close this and press Test with it: if it works, it has been changed. If not, set it again. Setting the same password twice does no harm.',
    },
    again: 'Set it again',
    close: 'Close',
  },
} as const
