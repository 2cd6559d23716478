import { describe, expect, it } from 'vitest'
import { connectionViewSchema } from '../../../src/shared/connections/connections.ts'
import { appErrorSchema } from '../../../src/shared/errors.ts'
import { sipTestResultSchema } from '../../../src/shared/phones/phone-test.ts'
import { accountEmailSchema, openedLinkSchema } from '../../../src/shared/recovery/recovery.ts'
import { sessionSchema } from '../../../src/shared/session/session.ts'
import { shownText } from '../../../src/shared/text/shown-text.ts'
import { temporaryPasswordSentSchema, userSchema } from '../../../src/shared/users/users.ts'

const shown = (text: string) => shownText(200).parse(text)

const session = { name: 'Ada', username: 'ada', passwordChange: 'none', permissions: [], kept: false }
const connection = { mark: null, id: 'a', name: 'Portal', host: 'portal.example', account: 'ada', active: true }
const user = { id: 'a', name: 'Ada', username: 'ada', email: 'a@portal.example' }
const tested = (changes: object) =>
  sipTestResultSchema.parse({
    outcome: 'refused',
    status: 403,
    serverSaid: '',
    password: { state: 'unasked' },
    exchange: [],
    ...changes,
  })
const told = (error: object): Record<string, unknown> => appErrorSchema.parse(error)

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

  it.each<[string, (text: string) => unknown]>([
    ['the name of the person who signed in', (name) => sessionSchema.parse({ ...session, name }).name],
    ['their user name', (username) => sessionSchema.parse({ ...session, username }).username],
    ['the account of a connection', (account) => connectionViewSchema.parse({ ...connection, account }).account],
    ['the name of a connection', (name) => connectionViewSchema.parse({ ...connection, name }).name],
    ["a user's name", (name) => userSchema.parse({ ...user, name }).name],
    ["a user's user name", (username) => userSchema.parse({ ...user, username }).username],
    ["a user's email address", (email) => userSchema.parse({ ...user, email }).email],
    ['where a password was sent', (email) => temporaryPasswordSentSchema.parse({ email, expiresAt: 1 }).email],
    ['a recovered address', (email) => accountEmailSchema.parse({ email }).email],
    ["a link's portal", (portal) => openedLinkSchema.parse({ link: 'a', portal, active: true }).portal],
    ["a certificate's issuer", (issuer) => told({ code: 'tls-untrusted', host: 'a', reason: 'other', issuer }).issuer],
    ['what was unexpected', (what) => told({ code: 'portal-unexpected', host: 'a', what }).what],
    ['details', (line) => told({ code: 'internal', details: [line] }).details],
    ["a server's line", (line) => tested({ exchange: [line] }).exchange],
    ["a server's own words", (serverSaid) => Object(tested({ serverSaid })).serverSaid],
  ])('is %s', (_what, read) => {
    expect([read('A\u202Eda\u2066\u0000')].flat()).toEqual(['Ada'])
  })
})
