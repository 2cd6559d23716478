import { cleanNumber, linesOf, trimUnseen, unquoted } from '../text/typed-text.ts'

/** Each part may lack its leading zero, as printed by `arp -a` on macOS and Solaris. */
const pairs = /^[0-9a-f]{1,2}([:\-. ])[0-9a-f]{1,2}(?:\1[0-9a-f]{1,2}){4}$/
const quads = /^[0-9a-f]{4}([:\-. ])[0-9a-f]{4}\1[0-9a-f]{4}$/
const halves = /^[0-9a-f]{6}[:\-. ][0-9a-f]{6}$/
const bare = /^[0-9a-f]{12}$/
const caption = /^mac(?:[ -]?(?:address|addr\.?|id))?\s*[:=#]?\s*/

/**
 * Parses one MAC address in any common notation: `00:04:f2:ab:cd:ef`, `00-04-F2-AB-CD-EF`, `0004.f2ab.cdef`,
 * `0004F2-ABCDEF`, `0004f2abcdef`, `0:4:f2:ab:cd:ef`, with or without "MAC:" before it; as typed or pasted. Returns 12
 * lower-case digits, or null; also null for all zeros (the name of Polycom's fallback file) and for the broadcast
 * address, which no phone has.
 */
export function parseMac(text: string): string | null {
  const written = unquoted(cleanNumber(text)).toLowerCase().replace(caption, '')
  if (![pairs, quads, halves, bare].some((notation) => notation.test(written))) return null
  const parts = written.split(/[^0-9a-f]/)
  const mac = parts.map((part) => (parts.length === 6 ? part.padStart(2, '0') : part)).join('')
  return /^(?:0{12}|f{12})$/.test(mac) ? null : mac
}

/** The content of a pasted list. `unreadable` entries have their line, from 1. */
export interface MacList {
  macs: string[]
  duplicates: string[]
  unreadable: { line: number; text: string }[]
}

/**
 * Parses a pasted list: one address per line, or several separated by commas, semicolons, tabs or spaces. Duplicates
 * are dropped; the order is kept.
 */
export function parseMacList(text: string): MacList {
  const list: MacList = { macs: [], duplicates: [], unreadable: [] }
  const seen = new Set<string>()
  const duplicates = new Set<string>()
  for (const [index, line] of linesOf(text).entries()) {
    for (const entry of entriesOf(line)) {
      const mac = parseMac(entry)
      if (mac === null) list.unreadable.push({ line: index + 1, text: entry.slice(0, 100) })
      else if (seen.has(mac)) duplicates.add(mac)
      else seen.add(mac)
    }
  }
  list.macs = [...seen]
  list.duplicates = [...duplicates]
  return list
}

/** A space may be inside an address or between two: it separates them only if each part is an address. */
function entriesOf(line: string): string[] {
  return line
    .split(/[,;\t]/)
    .map(trimUnseen)
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const words = entry.split(/\s+/)
      return words.every((word) => parseMac(word) !== null) ? words : [entry]
    })
}
