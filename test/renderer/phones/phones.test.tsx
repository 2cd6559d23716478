// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Phones } from '../../../src/renderer/phones/phones.tsx'
import { showInPlace } from '../../../src/renderer/routes.ts'
import { beginSession, endSession, enterPortal } from '../../../src/renderer/session/session-state.ts'
import type { SecretAccess } from '../../../src/shared/connections/portal.ts'
import type { Result } from '../../../src/shared/errors.ts'
import type { SipTestResult } from '../../../src/shared/phones/phone-test.ts'
import type { PhoneDetail, RevealedSecret } from '../../../src/shared/phones/phones.ts'
import { makePhones } from '../../shared/phones/make-phones.ts'
import { press } from '../person.ts'
import { fakePortal, type Script } from '../preview/fake-portal.ts'
import { portal, session } from '../preview/scenarios.ts'

const phones = makePhones(20)

const detailOf = (id: string, sip: SecretAccess): PhoneDetail => ({
  id,
  name: `Phone ${id}`,
  extension: '1000',
  device: 'Snom D785',
  mac: null,
  registration: 'registered',
  sip: {
    domain: 'sip.example.test',
    port: 5060,
    transport: 'udp',
    outboundProxy: null,
    username: '1000',
    authorizationId: 'auth-1000',
    displayName: 'Anna',
    voicemailNumber: null,
    password: sip,
  },
  ftp: null,
})

const noPhone: Extract<SipTestResult, { outcome: 'unregistered' }> = {
  outcome: 'unregistered',
  tookMs: 1,
  password: { state: 'accepted', status: 200, serverSaid: 'OK' },
  exchange: [],
}

interface Asked {
  phone: string
  answer: (result: Result<RevealedSecret>) => void
}

/** The screen over a main process that answers `phones.reveal` when the test says so. */
async function open(sip: SecretAccess = 'readable') {
  const asked: Asked[] = []
  const copied: unknown[] = []
  const script: Script = {
    'phones.list': { value: { phones, total: phones.length, next: null } },
    'phones.detail': { value: ({ phone }) => detailOf(phone, sip) },
    'phones.copySecret': {
      value: (name) => {
        copied.push(name)
        return { clearsAfterMs: 30_000 }
      },
    },
    'clipboard.copy': { value: {} },
    'phones.test': { value: { secret: 'sip', result: noPhone } },
  }
  const main = fakePortal(script)
  const call = (name: Parameters<typeof main.call>[0], input: never) =>
    name === 'phones.reveal'
      ? new Promise((resolve) => asked.push({ phone: (input as { phone: string }).phone, answer: resolve }))
      : main.call(name, input)
  Object.defineProperty(window, 'bridge', { value: { ...main, call }, configurable: true })
  enterPortal(portal)
  beginSession(session)
  showInPlace({ name: 'phones', phone: 'phone-1' })
  render(<Phones />, document.body)
  await screen.findByRole('region', { name: 'SIP' })
  return { main, asked, copied }
}

const reveals = (password: string): Result<RevealedSecret> => ({ ok: true, value: { password, hideAfterMs: 30_000 } })
const show = () => screen.queryByRole('button', { name: 'Show SIP password' })
/** Nowhere in the page, which may hold more than it shows. */
const isGone = (secret: string) => expect.poll(() => document.body.innerHTML).not.toContain(secret)

/** Has the SIP password of the phone on the screen shown. */
async function shown(asked: Asked[], password: string) {
  await press('Show SIP password')
  await expect.poll(() => asked).toHaveLength(1)
  asked[0]?.answer(reveals(password))
  await screen.findByText(password)
}

beforeEach(() => {
  // happy-dom lays nothing out; the rows in sight are not what these promises are about.
  Element.prototype.scrollTo = () => undefined
})
afterEach(() => {
  render(null, document.body)
  endSession('signed-out')
  vi.restoreAllMocks()
})

describe('a SIP password on the screen', () => {
  test('is dots until Show is pressed', async () => {
    const { asked } = await open()
    screen.getByText('Hidden')
    expect(asked).toHaveLength(0)
    await shown(asked, 'secret-of-1')
    screen.getByRole('button', { name: 'Hide SIP password' })
    expect(screen.queryByText('Hidden')).toBeNull()
  })

  test.each([
    ['Hide is pressed', () => press('Hide SIP password')],
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['another phone is chosen', () => showInPlace({ name: 'phones', phone: 'phone-2' })],
    ['the session ends', () => endSession('expired')],
  ])('goes when %s', async (_, act) => {
    const { asked } = await open()
    await shown(asked, 'secret-of-1')
    await act()
    await isGone('secret-of-1')
  })

  test('goes when main says that secrets go', async () => {
    const { main, asked } = await open()
    await shown(asked, 'secret-of-1')
    main.emit('secrets.hide', {})
    await isGone('secret-of-1')
  })

  test('never appears on another phone, however late it arrives', async () => {
    const { asked } = await open()
    await press('Show SIP password')
    await expect.poll(() => asked).toHaveLength(1)
    const seen: string[] = []
    const observer = new MutationObserver(() => seen.push(document.body.innerHTML))
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    showInPlace({ name: 'phones', phone: 'phone-2' })
    await screen.findByRole('article', { name: 'Phone phone-2' })
    await screen.findByRole('button', { name: 'Show SIP password' })
    asked[0]?.answer(reveals('late-secret-of-1'))
    await press('Show SIP password')
    await expect.poll(() => asked[1]?.phone).toBe('phone-2')
    asked[1]?.answer(reveals('secret-of-2'))
    await screen.findByText('secret-of-2')
    observer.disconnect()
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.join()).not.toContain('late-secret-of-1')
  })

  test('is copied without being fetched for the screen, and it says when the clipboard is cleared', async () => {
    const { asked, copied } = await open()
    await press('Copy SIP password')
    await screen.findByText(/Clipboard clears in 30 seconds\./)
    expect(copied).toEqual([{ phone: 'phone-1', secret: 'sip' }])
    expect(asked).toHaveLength(0)
  })

  test('cannot be shown where the portal only lets it be set, and that is said', async () => {
    await open('write-only')
    expect(show()).toBeNull()
    screen.getByText(/It cannot be shown here\./)
  })

  test('has no row where the portal has none', async () => {
    await open('none')
    screen.getByText('Authorization ID')
    expect(screen.queryByText('Password')).toBeNull()
  })
})

test('a test that finds no phone says so in the header too, with its time in place of the portal’s', async () => {
  await open()
  const header = within(screen.getByRole('article'))
  await header.findByText(/^Registered · portal, /)
  await press('Test registration')
  await header.findByText(/^Not registered · test, /)
  expect(screen.queryByText(/^Registered · /)).toBeNull()
})
