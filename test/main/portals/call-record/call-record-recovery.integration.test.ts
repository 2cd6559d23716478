import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import type { CodeRecovery, LinkRecovery } from '../../../../src/main/portals/facets.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered, type PortalAdapter } from '../../../../src/main/portals/portal-adapter.ts'
import { type AppError, Failure } from '../../../../src/shared/errors.ts'
import { untilMidnight } from '../../../portal/clock.ts'
import { type RunningPortal, startPortal } from '../../../portal/portal.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
const newPassword = 'a good new one'
let portal: RunningPortal
let adapter: PortalAdapter
let byLink: LinkRecovery
let byCode: CodeRecovery

beforeAll(async () => {
  portal = await startPortal({
    capabilities: { recovery: { methods: ['emailed-link', 'phone-code'], usernameIsEmail: true } },
  })
  adapter = await openAdapter(http, new URL(portal.url))
  byLink = offered(adapter.recovery?.link)
  byCode = offered(adapter.recovery?.code)
})
afterAll(() => portal.close())
beforeEach(() => {
  portal.faults.clear()
  // Nothing that a test left counts in the next: another day has just begun.
  portal.clock.advance(untilMidnight(portal.clock))
})

const errorOf = async (call: Promise<unknown>): Promise<AppError> => {
  const cause = await call.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  )
  if (!(cause instanceof Failure)) throw cause
  return cause.error
}

async function tokenFor(email: string): Promise<string> {
  await byLink.request(email)
  const { app } = portal.resetLinkIn(await portal.newestMail(email))
  return new URL(app).searchParams.get('token') ?? ''
}

async function codeFor(phone: string, purpose: 'password' | 'email' = 'password'): Promise<string> {
  await byCode.request({ phone, channel: 'sms', purpose })
  return portal.codeIn(await portal.newestMessage(phone, 'sms'))
}

describe('a portal that sends links and codes', () => {
  it('has both recovery methods, and one that sends neither has none of the two', async () => {
    const plain = await startPortal({ phones: 1 })
    const { recovery } = await openAdapter(http, new URL(plain.url))
    expect(Object.keys(recovery ?? {})).toEqual(['requestPassword'])
    expect(adapter.recovery?.requestPassword).toBeUndefined()
    await plain.close()
  })

  it('answers alike for an address and a number that it knows and one that it does not', async () => {
    const known = await byLink.request(portal.people.ada.email)
    const unknown = await byLink.request('nobody@elsewhere.example')
    expect(Math.abs(known.resendAt - unknown.resendAt)).toBeLessThan(30_000)

    const ask = (phone: string) => byCode.request({ phone, channel: 'sms', purpose: 'password' })
    const [right, wrong] = [await ask(portal.recoveryPhones.mobile), await ask('+447700900999')]
    expect(Math.abs(right.expiresAt - wrong.expiresAt)).toBeLessThan(30_000)
    expect(Math.abs(right.expiresAt - Date.now() - 180_000)).toBeLessThan(30_000)
    await portal.newestMail(portal.people.ada.email)
  })

  it('counts both times of a code from one moment, however long the answer takes to read', async () => {
    let now = Date.now()
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now++)
    onTestFinished(() => clock.mockRestore())
    const { expiresAt, againAt } = await byCode.request({
      phone: portal.recoveryPhones.landline,
      channel: 'call',
      purpose: 'password',
    })
    expect(againAt).toBe(expiresAt)
  })

  it('sets a password by a link once, and signs in with the name it tells', async () => {
    const token = await tokenFor(portal.people.ada.email)
    const { username } = await byLink.redeem(token, newPassword)
    expect((await adapter.session.signIn({ username, password: newPassword })).user.name).toBe('Ada Fernandes')
    expect((await errorOf(byLink.redeem(token, newPassword))).code).toBe('recovery-expired')
  })

  it('names the rule that a new password breaks', async () => {
    const token = await tokenFor(portal.people.ben.email)
    expect(await errorOf(byLink.redeem(token, 'short'))).toMatchObject({
      code: 'validation',
      problems: [{ field: 'newPassword', rule: 'too-short' }],
    })
  })

  it('never sets a password twice, and says so when the answer was lost', async () => {
    const token = await tokenFor(portal.people.ben.email)
    portal.faults.next('PUT *', { kind: 'lost-answer' })
    const before = portal.requests().filter(({ method }) => method === 'PUT').length
    expect((await errorOf(byLink.redeem(token, newPassword))).code).toBe('outcome-unknown')
    expect(portal.requests().filter(({ method }) => method === 'PUT')).toHaveLength(before + 1)
  })

  it('gives a ticket for a right code, and with it a password or an email address', async () => {
    const phone = portal.recoveryPhones.mobile
    const first = await byCode.verify({ phone, code: await codeFor(phone), purpose: 'password' })
    const { username } = await byCode.setPassword(first.ticket, first.accounts[1]?.id ?? '', newPassword)
    expect(username).toBe(portal.people.ben.email)
    expect((await errorOf(byCode.setPassword(first.ticket, '1', newPassword))).code).toBe('recovery-expired')

    portal.clock.advance(180_000)
    const code = await codeFor(phone, 'email')
    const second = await byCode.verify({ phone, code, purpose: 'email' })
    expect(await byCode.readEmail(second.ticket, '1')).toBe(portal.people.ada.email)
  })

  it('says that a code is wrong, and after too many until when it takes none', async () => {
    const phone = '+447700900998'
    const attempt = () => errorOf(byCode.verify({ phone, code: '000000', purpose: 'password' }))
    for (let count = 0; count < 5; count++) {
      expect(await attempt()).toMatchObject({ code: 'validation', problems: [{ field: 'code', rule: 'wrong-code' }] })
    }
    const error = await attempt()
    if (error.code !== 'too-many-attempts') throw new Error(error.code)
    expect(Math.abs(error.retryAt - Date.now() - untilMidnight(portal.clock))).toBeLessThan(30_000)
  })
})
