import { describe, expect, it } from 'vitest'
import { sessionSchema } from '../../src/shared/session.ts'
import { shownText } from '../../src/shared/shown-text.ts'

const shown = (text: string) => shownText(200).parse(text)

describe('a text from a portal that people read', () => {
  it.each([
    ['turned around', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['isolated and never ended', 'Ada\u2066\u2067\u2068', 'Ada'],
    ['ending what isolates it', 'Ada\u2069\u202E', 'Ada'],
    ['cut off by NUL', 'Ada\u0000 Admin', 'Ada Admin'],
    ['on several lines', 'Ada\r\nSigned in as root\u2028x', 'AdaSigned in as rootx'],
  ])('is not %s', (_how, text, read) => {
    expect(shown(text)).toBe(read)
  })

  it('keeps every script and its own marks', () => {
    for (const name of ['עדה', 'عدا', 'ज़ोया', 'Zoë', '👩‍🚀 Ada', 'A\u200Fב']) expect(shown(name)).toBe(name)
  })

  it('stays markup in letters, which nothing parses', () => {
    expect(shown('<img src=x onerror=owned()>')).toBe('<img src=x onerror=owned()>')
  })

  it('is what the name of the person who signed in is', () => {
    const session = { username: 'ada', passwordChange: 'none', permissions: [], kept: false }
    expect(sessionSchema.parse({ ...session, name: 'Ada\u202E' }).name).toBe('Ada')
  })
})
