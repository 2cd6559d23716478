/**
 * Text as people type and paste it, freed of what they cannot see or did not mean. Passwords and other secrets are
 * never passed through here: they count to the letter (ASVS 5.0, 6.2.8), and {@link edgeSlip} only names a likely slip.
 */

/** White space of every kind, control and format characters, and letters that are drawn as nothing. */
const unseen = '\\s\\p{Cc}\\p{Cf}\\u115f\\u1160\\u2800\\u3164\\uffa0'
const startUnseen = new RegExp(`^[${unseen}]+`, 'u')
const lastUnseen = new RegExp(`[${unseen}]$`, 'u')

/** The text without white space and invisible characters at its ends. What is inside stays: joiners are part of names. */
export function trimUnseen(text: string): string {
  let end = text.length
  // A pattern for the end would be tried again at every character of a long run of spaces.
  while (end > 0 && lastUnseen.test(text.slice(Math.max(0, end - 2), end))) end -= isLowSurrogate(text, end - 1) ? 2 : 1
  return text.slice(0, end).replace(startUnseen, '')
}

/** What stands at the ends of a password and was hardly meant; null where nothing does. */
export interface EdgeSlip {
  at: 'start' | 'end' | 'both'
  what: 'space' | 'invisible'
}

/** Names the white space or the invisible characters at the ends of a password, which itself is left as it is. */
export function edgeSlip(text: string): EdgeSlip | null {
  const trimmed = trimUnseen(text)
  if (trimmed === text || trimmed === '') return null
  const [start = '', end = ''] = text.split(trimmed)
  const at = start === '' ? 'end' : end === '' ? 'start' : 'both'
  return { at, what: /(?!\ufeff)\s/.test(start + end) ? 'space' : 'invisible' }
}

/** A person's name: one kind of space inside, none around it. */
export const cleanName = (text: string): string => trimUnseen(text.replace(/\p{Zs}/gu, ' '))

/**
 * A user name or another text that is compared letter by letter: without invisible characters and white space around
 * it, full-width letters as the usual ones (RFC 8265, 3.3: width mapping, normalization form C).
 */
export function cleanIdentifier(text: string): string {
  if (/^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/.test(text)) return text
  const usual = text.replace(/[\u3000\uff01-\uffee]+/g, (run) => run.normalize('NFKC')).normalize('NFC')
  return trimUnseen(
    usual
      .replace(/\p{Cf}/gu, '')
      .replace(/\s/g, ' ')
      .replace(/\p{Cc}/gu, ''),
  )
}

/** The digits of every script (Unicode category Nd) as 0 to 9. */
export const plainDigits = (text: string): string =>
  text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0
    const value = zero
    // Scripts have their digits in tens, from zero up; those of some follow upon another's.
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String((value - zero) % 10)
  })

/** Every dash and the minus sign as the one of ASCII. */
const plainDashes = (text: string): string => text.replace(/[\p{Pd}\u2212]/gu, '-')

/** An extension, a MAC address or a number: as {@link cleanIdentifier}, with plain digits and dashes. */
export const cleanNumber = (text: string): string => plainDashes(plainDigits(cleanIdentifier(text)))

/** A code from a message, which is often written in groups: without the spaces and dashes between them. */
export const cleanCode = (text: string): string => cleanNumber(text).replace(/[\s-]/g, '')

/** A telephone number as it was typed, or out of a `tel:` link (RFC 3966). */
export const cleanPhoneNumber = (text: string): string => cleanNumber(text).replace(/^tel:/i, '')

/**
 * An e-mail address, also one that was copied with the name before it (RFC 5322, 3.4), out of a `mailto:` link, or with
 * the sign that parted it from the next. A domain in other scripts stays as it is typed.
 */
export function cleanEmail(text: string): string {
  const written = cleanIdentifier(text)
  const bare = (/<([^<>]*)>$/.exec(written)?.[1] ?? written).replace(/^mailto:([^?]*).*$/i, '$1')
  // The full stops of IDNA (UTS #46, 2.3).
  return unquoted(bare.replace(/[,;]+$/, '')).replace(/(?<=@.*)[\u3002\uff61]/g, '.')
}

/** False only for what can never be an e-mail address; the portal knows the rest. */
export const couldBeEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/.test(text)

const pairs: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['”', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['’', '’'],
  ['«', '»'],
  ['»', '«'],
  ['<', '>'],
  ['(', ')'],
])

/** The text without quotation marks or brackets around the whole of it, as word processors and mail programs add. */
export function unquoted(text: string): string {
  const inner = text.slice(1, -1)
  return text.length > 1 && pairs.get(text.slice(0, 1)) === text.slice(-1) ? unquoted(trimUnseen(inner)) : text
}

/**
 * The one link in what was pasted: within angle brackets, where white space only wraps it (RFC 3986, appendix C),
 * else the one word that is a link, else the text itself; without quotation marks around it and a comma after it.
 */
export function linkIn(text: string): string {
  const written = cleanIdentifier(text)
  const bracketed = [...written.matchAll(/<([^<>]+)>/g)].map(([, link = '']) => link.replace(/\s/g, ''))
  const words = written.split(' ').filter((word) => word.includes('://'))
  const [only, another] = bracketed.length > 0 ? bracketed : words
  const link = only !== undefined && another === undefined ? only : written
  return unquoted(unquoted(link).replace(/[,;!?]+$/, '')).replace(/^url:\s*/i, '')
}

/**
 * The lines of a text, whatever ends them and however it is mixed: of Windows, Unix and the old Macs, a CR doubled on the
 * way, and those of Unicode (UAX #14, class BK).
 */
export const linesOf = (text: string): string[] => text.split(/\r{0,2}\n|[\r\v\f\u0085\u2028\u2029]/)

const isLowSurrogate = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xdc00

/** Where to cut a text at `index` or just before it, so that no character is cut in two. */
export const cutAt = (text: string, index: number): number =>
  index < text.length && isLowSurrogate(text, index) ? index - 1 : index
