// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { describeFtpTest, describeSipTest } from '../../../src/renderer/phones/describe-phone-test.ts'
import { LoginActions } from '../../../src/renderer/phones/login-actions.tsx'
import { enterPortal } from '../../../src/renderer/session/session-state.ts'
import type { FtpTestResult, PhoneTestResult, SipTestResult } from '../../../src/shared/phone-test.ts'
import { fakePortal, type Script } from '../preview/fake-portal.ts'
import { portal, scriptedDetail } from '../preview/scenarios.ts'

const phone = scriptedDetail('phone-1')
const registered: PhoneTestResult = {
  secret: 'sip',
  result: { outcome: 'registered', bindings: 0, expires: 60, removed: true, tookMs: 1, exchange: [] },
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
  Object.defineProperty(window, 'portal', { value: { ...main, call }, configurable: true })
  enterPortal(portal)
  render(<LoginActions phone={phone} secret="sip" onChanged={() => undefined} />, document.body)
  const press = (name: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name)?.click()
  const shows = (text: string) => expect.poll(() => document.body.textContent).toContain(text)
  return { answer: resolve, cancel, press, shows, tested }
}

afterEach(() => render(null, document.body))

describe('a test under way', () => {
  test('ends with the screen', async () => {
    const { press, shows, cancel } = open()
    press('Test registration')
    await shows('Testing the login at sip.northwind.example')
    render(null, document.body)
    await expect.poll(() => cancel).toHaveBeenCalledOnce()
  })

  test('that was cancelled shows nothing of an answer that comes after that', async () => {
    const { press, shows, cancel, answer } = open()
    press('Test registration')
    await shows('Testing the login')
    press('Cancel')
    await shows('The test was cancelled.')
    answer(registered)
    await new Promise((resolve) => setImmediate(resolve))
    expect(document.body.textContent).not.toContain('Registered: the login works')
    expect(cancel).toHaveBeenCalledOnce()
  })
})

test('registering is a second step, beside the words about its risk', async () => {
  const { press, shows, answer, tested } = open()
  answer({ secret: 'sip', result: { outcome: 'unregistered', tookMs: 1, exchange: [] } })
  press('Test registration')
  await shows('a phone that it did not mention loses its own')
  press('Register anyway')
  await vi.waitFor(() => expect(tested.map(({ register }) => register)).toEqual([false, true]))
})

const exchange: string[] = []
const noAnswer = { outcome: 'no-answer', host: 'sip.example', port: 5061, cause: 'timeout', exchange } as const
const sipCases: [string, SipTestResult, RegExp[]][] = [
  ['a login that works', registered.result as SipTestResult, [/^Registered/, /lists no phone/]],
  [
    'a login that works, and no phone',
    { outcome: 'unregistered', tookMs: 1, exchange },
    [/^The login works/, /lists no phone/, /registered nothing/, /loses its own/],
  ],
  [
    'a server that does not tell',
    { outcome: 'bindings-unknown', status: 405, what: 'No', challenged: true, exchange },
    [/405 No/, /asked for the password/, /loses its own/],
  ],
  [
    'phones that were there already',
    { outcome: 'registered', bindings: 2, expires: null, removed: true, tookMs: 1, exchange },
    [/2 phones are registered .* left them alone/],
  ],
  [
    'a registration of its own that stayed',
    { outcome: 'registered', bindings: 0, expires: 60, removed: false, tookMs: 1, exchange },
    [/ends by itself within 60 seconds/],
  ],
  [
    'wrong credentials',
    { outcome: 'wrong-credentials', realm: 'other.realm', exchange },
    [/authorization ID \(nw2001-auth\), the password or the realm/, /realm is other\.realm/],
  ],
  [
    'an unknown user',
    { outcome: 'unknown-user', exchange },
    [/user name and the domain/, /password has nothing to do/],
  ],
  ['a refusal', { outcome: 'refused', status: 403, what: 'Locked', exchange }, [/403 Locked/, /locked/]],
  ['silence', noAnswer, [/^No answer/, /sip\.example, port 5061, over TLS/, /firewall/]],
  ['a closed port', { ...noAnswer, cause: 'connection-refused' }, [/^Nobody listens there/]],
  ['a name without an address', { outcome: 'dns', host: 'sip.example', exchange }, [/sip\.example/]],
  [
    'a certificate',
    { outcome: 'tls-untrusted', host: 'sip.example', reason: 'expired', exchange },
    [/certificate of sip\.example has expired/, /password was not sent/],
  ],
  ['a busy server', { outcome: 'busy', retryAt: new Date(2026, 0, 1, 9, 30).getTime(), exchange }, [/after .*9:30/]],
  ['an odd answer', { outcome: 'unexpected', status: 606, what: 'Odd', exchange }, [/606 Odd/]],
  [
    'what is no server’s words',
    { outcome: 'unexpected', status: null, what: 'nothing in common', exchange },
    [/^The test could not go on/, /The reason: nothing in common\./],
  ],
  ['a broken value', { outcome: 'invalid-settings', field: 'sip.outboundProxy', exchange }, [/Outbound proxy/]],
]

const ftpCases: [string, FtpTestResult, RegExp[]][] = [
  [
    'a login in clear',
    { outcome: 'logged-in', directory: '/polycom', entries: 1, encrypted: false, tookMs: 1, exchange },
    [/folder \/polycom is there and holds 1 entry/, /in clear/],
  ],
  ['a wrong login', { outcome: 'wrong-credentials', exchange }, [/user name or the password/]],
  ['a folder that is not there', { outcome: 'no-directory', directory: '/polycom', exchange }, [/\/polycom is not/]],
  ['no way for the listing', { outcome: 'no-data-connection', exchange }, [/login works/, /firewall/]],
  ['a session that is not taken up again', { outcome: 'session-not-resumed', exchange }, [/login works/, /A phone/]],
  ['no encryption on offer', { outcome: 'tls-not-offered', exchange }, [/password was not sent/]],
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
    const result: SipTestResult = { outcome: 'wrong-credentials', realm: '', exchange }
    const wordsFor = (password: 'readable' | 'write-only') =>
      spoken(describeSipTest({ settings: { ...phone.sip, password } as NonNullable<typeof phone.sip>, result }))
    expect(wordsFor('readable')).toMatch(/nothing was mistyped/)
    expect(wordsFor('write-only')).toMatch(/Check the password that you typed/)
  })
})
