import type { Recording } from './recordings.ts'

/** What a pattern for the names of recordings' files may contain, each replaced by what the call says. */
const namePart = /\{(?:date|time|number|person)\}/g

/** The default pattern. */
export const usualNames = '{date} {time} {number} {person}'

/** The longest pattern, in UTF-16 code units. */
export const longestPattern = 200

/** The longest name without extension and counter, in bytes of UTF-8: file systems allow 255 in all. */
const longestName = 180

type Named = Pick<Recording, 'start' | 'direction' | 'caller' | 'callee'>

/**
 * A recording's file name by a pattern, without extension, valid on Windows, macOS and Linux. Date and time are those
 * of the call's own offset; number and person are the other side's and the customer's own.
 */
export function recordingFileName(pattern: string, { start, direction, caller, callee }: Named): string {
  const [date = '', clock = ''] = start.split('T')
  const isIncoming = direction === 'inbound'
  const [outside, own] = isIncoming ? [caller, callee] : [callee, caller]
  const time = clock.slice(0, 8).replaceAll(':', '-')
  const parts = new Map([
    ['{date}', date],
    ['{time}', time],
    ['{number}', outside.number.replaceAll(/[\s()]/g, '') || outside.name],
    ['{person}', own.name || own.number],
  ])
  const filled = pattern.replaceAll(namePart, (part) => parts.get(part) ?? part)
  return portableName(filled) || portableName(`${date} ${time}`)
}

/** The name with a counter from the second file of the same name on. */
export const countedName = (name: string, extension: string, count: number): string =>
  `${name}${count > 1 ? ` (${count})` : ''}.${extension}`

/**
 * The text as a file name without extension: no character that a system forbids, no device name of Windows, no dot or
 * space at an end. A leading dot would hide the file.
 */
function portableName(text: string): string {
  const allowed = text
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '-')
    .replaceAll(/\s+/g, ' ')
  const name = trimmed(shortened(trimmed(allowed)))
  return /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i.test(name) ? `_${name}` : name
}

const trimmed = (name: string) => name.replaceAll(/^[. ]+|[. ]+$/g, '')

/** Never cuts a character in two. */
function shortened(name: string): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let short = ''
  for (const character of name) {
    bytes += encoder.encode(character).byteLength
    if (bytes > longestName) break
    short += character
  }
  return short
}
