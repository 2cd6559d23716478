// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { describeFtpTest, describeSipTest, noticeKindOf } from '../../../src/renderer/phones/describe-phone-test.ts'
import { LoginActions } from '../../../src/renderer/phones/login-actions.tsx'
import { enterPortal } from '../../../src/renderer/session/session-state.ts'
import type {
  FtpTestResult,
  PasswordState,
  PhoneTestResult,
  SipTestResult,
} from '../../../src/shared/phones/phone-test.ts'
import { press } from '../person.ts'
import { fakePortal, type Script } from '../preview/fake-portal.ts'
import { portal, scriptedDetail } from '../preview/scenarios.ts'

const phone = scriptedDetail('phone-1')
const accepted: PasswordState = { state: 'accepted', status: 200, serverSaid: 'Fine' }
const given: PasswordState = { state: 'given' }
const unasked: PasswordState = { state: 'unasked' }
const proven = { password: accepted, exchange: [] }
const unproven = { password: unasked, exchange: [] }
const locked403 = { status: 403, serverSaid: 'Locked' }
const silent = { status: null, serverSaid: '' }

const registered: PhoneTestResult = {
  secret: 'sip',
  result: { outcome: 'registered', bindings: 0, expires: 60, removed: true, tookMs: 1, ...proven },
}

/** The actions over a main process whose answer to the test the test gives; counts what was cancelled. */
function open() {
  const { promise, resolve } = Promise.withResolvers<PhoneTestResult>()
  const cancel = vi.fn(() => ({}))
  const script: Script = { 'phones.cancelTest': { value: cancel } }
  const main = fakePortal(script)
  const tested: { register?: boolean }[] = []
  const call = async (name: Parameters<typeof main.call>[0], input: never) => {
    if (name !== 'phones.test') return main.call(name, input)
    tested.push(input)
    return { ok: true, value: await promise }
  }
  Object.defineProperty(window, 'bridge', { value: { ...main, call }, configurable: true })
  enterPortal(portal)
  render(<LoginActions phone={phone} secret="sip" onChanged={() => undefined} />, document.body)
  return { answer: resolve, cancel, tested }
}

const shows = (text: string) => screen.findByText(text, { exact: false })

describe('a test under way', () => {
  test('ends with the screen', async () => {
    const { cancel } = open()
    await press('Test registration')
    await shows('Testing the login at sip.northwind.example')
    render(null, document.body)
    await expect.poll(() => cancel).toHaveBeenCalledOnce()
  })

  test('that was cancelled shows nothing of an answer that comes after that', async () => {
    const { cancel, answer } = open()
    await press('Test registration')
    await shows('Testing the login')
    await press('Cancel')
    await shows('The test was cancelled.')
    await act(() => answer(registered))
    expect(screen.queryByText(/Registered: the login works/)).toBeNull()
    screen.getByText('The test was cancelled.')
    expect(cancel).toHaveBeenCalledOnce()
  })
})

test('registering is a second step, beside the words about its risk', async () => {
  const { answer, tested } = open()
  answer({ secret: 'sip', result: { outcome: 'unregistered', tookMs: 1, ...proven } })
  await press('Test registration')
  await shows('a phone that it did not list loses its own')
  await press('Register anyway')
  await vi.waitFor(() => expect(tested.map(({ register }) => register)).toEqual([false, true]))
})

const noAnswer = { outcome: 'no-answer', host: 'sip.example', port: 5061, cause: 'timeout' } as const
const sipCases: [string, SipTestResult, RegExp[]][] = [
  [
    'a login that works',
    registered.result as SipTestResult,
    [/^Registered/, /accepted it: “200 Fine”/, /lists no phone/],
  ],
  [
    'a login that works, and no phone',
    { outcome: 'unregistered', tookMs: 1, ...proven },
    [/^The login works/, /password are correct/, /lists no phone/, /registered nothing/, /loses its own/],
  ],
  [
    'a login accepted whose registration was refused',
    { outcome: 'not-registered', ...locked403, ...proven },
    [/^The login works, but/, /accepted it: “200 Fine”/, /It said “403 Locked”\./],
  ],
  [
    'a login accepted whose registration stayed unanswered',
    { outcome: 'not-registered', ...silent, ...proven },
    [/accepted it: “200 Fine”/, /did not answer the request to register/],
  ],
  [
    'a server that does not tell',
    { outcome: 'bindings-unknown', status: 405, serverSaid: 'No', password: given, exchange: [] },
    [/405 No/, /asked for the password and did not reject it/, /loses its own/],
  ],
  [
    'a server that neither tells nor asks',
    { outcome: 'bindings-unknown', status: 405, serverSaid: 'No', ...unproven },
    [/405 No/, /did not ask for the password/],
  ],
  [
    'phones that were there already',
    { outcome: 'registered', bindings: 2, expires: null, removed: true, tookMs: 1, ...proven },
    [/2 phones are registered .* left them alone/],
  ],
  [
    'a registration of its own that stayed',
    { outcome: 'registered', bindings: 0, expires: 60, removed: false, tookMs: 1, ...proven },
    [/expires within 60 seconds/],
  ],
  [
    'wrong credentials',
    {
      outcome: 'wrong-credentials',
      status: 401,
      serverSaid: 'Bad',
      realm: 'other.realm',
      password: given,
      exchange: [],
    },
    [/authorization ID \(nw2001-auth\), the password or the realm/, /It said “401 Bad”\./, /realm is other\.realm/],
  ],
  [
    'an unknown user',
    { outcome: 'unknown-user', status: 404, serverSaid: 'Who', ...unproven },
    [/user name and the domain/, /password is not the reason/, /It said “404 Who”\./],
  ],
  [
    'a refusal after the password was given',
    { outcome: 'refused', ...locked403, password: given, exchange: [] },
    [/403 Locked/, /locked/, /for a wrong password too/],
  ],
  [
    'a refusal before the password was asked for',
    { outcome: 'refused', ...locked403, ...unproven },
    [/403 Locked/, /the password is not the reason/],
  ],
  ['silence', { ...noAnswer, ...silent, ...unproven }, [/^No answer/, /sip\.example, port 5061, over TLS/, /firewall/]],
  [
    'the silence of a server behind the one that answered',
    { ...noAnswer, status: 408, serverSaid: 'Late', password: given, exchange: [] },
    [/^No answer/, /It said “408 Late”\./, /does not show whether it is correct/],
  ],
  [
    'a closed port',
    { ...noAnswer, cause: 'connection-refused', ...silent, ...unproven },
    [/^Nothing is listening at this address/],
  ],
  ['a name without an address', { outcome: 'dns', host: 'sip.example', ...unproven }, [/sip\.example/]],
  [
    'a certificate',
    { outcome: 'tls-untrusted', host: 'sip.example', reason: 'expired', ...unproven },
    [/certificate of sip\.example has expired/, /password was not sent/],
  ],
  [
    'a busy server',
    {
      outcome: 'busy',
      status: 503,
      serverSaid: 'Later',
      retryAt: new Date(2026, 0, 1, 9, 30).getTime(),
      ...unproven,
    },
    [/after .*9:30/, /It said “503 Later”\./],
  ],
  [
    'an odd answer',
    { outcome: 'unexpected', status: 606, serverSaid: 'Odd', detail: null, ...unproven },
    [/It said “606 Odd”\./],
  ],
  [
    'what is no server’s words apart from them',
    { outcome: 'unexpected', status: 401, serverSaid: 'Who', detail: 'no-digest', ...unproven },
    [/It said “401 Who”\. The server asks for the password by a method other than Digest\./],
  ],
  [
    'what was wrong where no server spoke',
    { outcome: 'unexpected', ...silent, detail: 'no-common-tls', ...unproven },
    [/^The test could not continue/, /no TLS version or cipher in common/],
  ],
  ['a broken value', { outcome: 'invalid-settings', field: 'sip.outboundProxy', ...unproven }, [/outbound proxy/]],
]

const loggedIn = { outcome: 'logged-in', directory: '/polycom', unlisted: null, encrypted: false, tookMs: 1 } as const
const refused530 = { status: 530, serverSaid: 'No' }
const ftpCases: [string, FtpTestResult, RegExp[]][] = [
  [
    'a login in clear',
    { ...loggedIn, entries: 1, ...proven },
    [/folder \/polycom exists and contains 1 entry/, /unencrypted/],
  ],
  [
    'an empty folder in the server’s words',
    { ...loggedIn, entries: 0, unlisted: { status: 550, serverSaid: 'None' }, ...proven },
    [/is empty/, /It said “550 None”\./],
  ],
  [
    'a folder that is not shown',
    { ...loggedIn, entries: null, unlisted: { status: 550, serverSaid: 'Denied' }, ...proven },
    [/exists, but the server does not list/, /It said “550 Denied”\./],
  ],
  [
    'a wrong login',
    { outcome: 'wrong-credentials', ...refused530, password: given, exchange: [] },
    [/user name or the password/, /It said “530 No”\./],
  ],
  ['a user refused', { outcome: 'user-refused', ...refused530, ...unproven }, [/the password is not the reason/]],
  [
    'a server that wants encryption, before the password',
    { outcome: 'tls-required', ...refused530, ...unproven },
    [/encrypted connection/, /It said “530 No”\./, /password was not sent/],
  ],
  [
    'a server that wants encryption, after the password',
    { outcome: 'tls-required', ...refused530, password: given, exchange: [] },
    [/sent over the network unencrypted/],
  ],
  [
    'a folder that is not there',
    { outcome: 'no-directory', status: 550, serverSaid: 'No', directory: '/polycom', ...proven },
    [/\/polycom does not exist/, /accepted it/],
  ],
  ['no way for the listing', { outcome: 'no-data-connection', ...proven }, [/accepted it/, /firewall/]],
  [
    'a session that is not taken up again',
    { outcome: 'session-not-resumed', status: 425, serverSaid: 'No', ...proven },
    [/accepted it/, /Most phones can/],
  ],
  [
    'no encryption on offer',
    { outcome: 'tls-not-offered', status: 502, serverSaid: 'No', ...unproven },
    [/password was not sent/],
  ],
  ['silence after the login', { ...noAnswer, ...silent, ...proven }, [/^No answer/, /accepted it: “200 Fine”/]],
]

const spoken = ({ title, body }: { title: string; body: readonly string[] }) => [title, ...body].join(' ')

describe('the result in words', () => {
  test.each(sipCases)('of a registration names %s', (_what, result, says) => {
    if (!phone.sip) throw new Error('no SIP')
    const words = spoken(describeSipTest({ settings: phone.sip, result }))
    for (const pattern of says) expect(words).toMatch(pattern)
  })

  test.each(ftpCases)('of an FTP login names %s', (_what, result, says) => {
    if (!phone.ftp) throw new Error('no FTP')
    const words = spoken(describeFtpTest({ settings: phone.ftp, result }))
    for (const pattern of says) expect(words).toMatch(pattern)
  })

  test('of wrong credentials blames the typing only where somebody typed', () => {
    if (!phone.sip) throw new Error('no SIP')
    const result: SipTestResult = {
      outcome: 'wrong-credentials',
      status: 401,
      serverSaid: '',
      realm: '',
      password: given,
      exchange: [],
    }
    const wordsFor = (password: 'readable' | 'write-only') =>
      spoken(describeSipTest({ settings: { ...phone.sip, password } as NonNullable<typeof phone.sip>, result }))
    expect(wordsFor('readable')).toMatch(/nothing was mistyped/)
    expect(wordsFor('write-only')).toMatch(/check the password that you typed/)
  })

  test.each<[string, PhoneTestResult]>([
    ['registration', { secret: 'sip', result: { ...registered.result, ...unproven } as SipTestResult }],
    ['question', { secret: 'sip', result: { outcome: 'unregistered', tookMs: 1, ...unproven } }],
    ['FTP login', { secret: 'ftp', result: { ...loggedIn, entries: 1, ...unproven } }],
  ])('of a %s without a challenge says that the password is not proven, and calls nothing right', (_what, found) => {
    if (!phone.sip || !phone.ftp) throw new Error('no SIP or FTP')
    const words =
      found.secret === 'sip'
        ? spoken(describeSipTest({ settings: phone.sip, result: found.result }))
        : spoken(describeFtpTest({ settings: phone.ftp, result: found.result }))
    expect(words).toMatch(/^The password was not checked/)
    expect(words).toMatch(/did not ask for the password/)
    expect(words).not.toMatch(/password are correct|login works|unencrypted/)
    expect(noticeKindOf(found)).toBe('warning')
    expect(noticeKindOf({ ...found, result: { ...found.result, ...proven } } as PhoneTestResult)).toBe('success')
  })
})
