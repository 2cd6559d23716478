/**
 * Text as people type and paste it, freed of what they cannot see or did not mean. Passwords and other secrets are
 * never passed through here: they count to the letter (ASVS 5.0, 6.2.8), and {@link edgeSlip} only names a likely slip.
 */

/** White space of every kind, control and format characters, and letters without a visible glyph. */
const unseen = '\\s\\p{Cc}\\p{Cf}\\u115f\\u1160\\u2800\\u3164\\uffa0'
const startUnseen = new RegExp(`^[${unseen}]+`, 'u')
const lastUnseen = new RegExp(`[${unseen}]$`, 'u')

/**
 * The text without white space and invisible characters at its ends. Characters inside are kept: joiners are part of
 * names.
 */
export function trimUnseen(text: string): string {
  let end = text.length
  // A regular expression anchored at the end would be retried at every character of a long run of spaces.
  while (end > 0 && lastUnseen.test(text.slice(Math.max(0, end - 2), end))) end -= isLowSurrogate(text, end - 1) ? 2 : 1
  return text.slice(0, end).replace(startUnseen, '')
}

/** A likely slip at the ends of a password. */
export interface EdgeSlip {
  at: 'start' | 'end' | 'both'
  what: 'space' | 'invisible'
}

/**
 * Finds white space or invisible characters at the ends of a password, which is not changed; null if there are none.
 */
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
 * A user name or another text that is compared exactly: without invisible characters and white space around it,
 * full-width letters as their usual form (RFC 8265, 3.3: width mapping, normalization form C).
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
    // Each script's digits are ten consecutive code points from zero; some blocks are adjacent.
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String((value - zero) % 10)
  })

/** Replaces every dash and the minus sign by the ASCII hyphen. */
const plainDashes = (text: string): string => text.replace(/[\p{Pd}\u2212]/gu, '-')

/** An extension, a MAC address or a number: as {@link cleanIdentifier}, with plain digits and dashes. */
export const cleanNumber = (text: string): string => plainDashes(plainDigits(cleanIdentifier(text)))

/** A code from a message, without the spaces and dashes that often group it. */
export const cleanCode = (text: string): string => cleanNumber(text).replace(/[\s-]/g, '')

/** A telephone number as it was typed, or from a `tel:` link (RFC 3966). */
export const cleanPhoneNumber = (text: string): string => cleanNumber(text).replace(/^tel:/i, '')

/**
 * An email address, including one copied with the name before it (RFC 5322, 3.4), from a `mailto:` link, or with the
 * separator after it. A domain in another script is kept as typed.
 */
export function cleanEmail(text: string): string {
  const written = cleanIdentifier(text)
  const bare = (/<([^<>]*)>$/.exec(written)?.[1] ?? written).replace(/^mailto:([^?]*).*$/i, '$1')
  // The full stops of IDNA (UTS #46, 2.3).
  return unquoted(bare.replace(/[,;]+$/, '')).replace(/(?<=@.*)[\u3002\uff61]/g, '.')
}

/** False only for text that can never be an email address; the portal checks the rest. */
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

/** The text without enclosing quotation marks or brackets, which word processors and mail programs add. */
export function unquoted(text: string): string {
  const inner = text.slice(1, -1)
  return text.length > 1 && pairs.get(text.slice(0, 1)) === text.slice(-1) ? unquoted(trimUnseen(inner)) : text
}

/**
 * The one link in what was pasted: within angle brackets, where white space only wraps it (RFC 3986, appendix C), else
 * the only word that is a link, else the text itself; without enclosing quotation marks and a trailing comma.
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
 * The lines of a text with any mixture of line endings: Windows, Unix, classic Mac OS, a doubled CR, and those of
 * Unicode (UAX #14, class BK).
 */
export const linesOf = (text: string): string[] => text.split(/\r{0,2}\n|[\r\v\f\u0085\u2028\u2029]/)

const isLowSurrogate = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xdc00

/** Where to cut a text at `index` or just before it, so that no character is split. */
export const cutAt = (text: string, index: number): number =>
  index < text.length && isLowSurrogate(text, index) ? index - 1 : index
