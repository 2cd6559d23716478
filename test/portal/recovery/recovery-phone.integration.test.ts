import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { codeVerifiedSchema } from '../../../src/shared/recovery/recovery.ts'
import { untilMidnight } from '../clock.ts'
import type { PortalOptions } from '../options.ts'
import { type RunningPortal, startPortal } from '../portal.ts'
import { type Answered, ask, portalForTest, shortestTimes, signIn, visible } from '../portal-client.ts'

const nobody = '+447700900999'
const newPassword = 'a good new one'

/** A portal just after midnight, so that no day of its ends within a test. */
async function phonePortal(options: PortalOptions = {}): Promise<RunningPortal> {
  const capabilities = { recovery: { methods: ['phone-code' as const], usernameIsEmail: true } }
  const portal = await portalForTest({ capabilities, ...options })
  portal.clock.advance(untilMidnight(portal.clock))
  return portal
}

interface Asked {
  channel?: 'sms' | 'call'
  purpose?: 'password' | 'email'
}
const request = (portal: RunningPortal, phone: string, { channel = 'sms', purpose = 'password' }: Asked = {}) =>
  ask(portal, 'requestCode', { body: { phone, channel, purpose } })
const verify = (portal: RunningPortal, phone: string, code: string, { purpose = 'password' }: Asked = {}) =>
  ask(portal, 'verifyCode', { body: { phone, code, purpose } })

/** The code of a request made now. */
async function codeFor(portal: RunningPortal, phone: string, asked: Asked = {}): Promise<string> {
  expect((await request(portal, phone, asked)).status).toBe(202)
  return portal.codeIn(await portal.newestMessage(phone, asked.channel ?? 'sms'))
}

async function ticketFor(portal: RunningPortal, phone: string, asked: Asked = {}) {
  const answer = await verify(portal, phone, await codeFor(portal, phone, asked), asked)
  expect(answer.status).toBe(200)
  return codeVerifiedSchema.parse(answer.body)
}

/** Another six digits. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a verified, an unverified, an unknown number and what is none get the same answer, and only the first a code', async () => {
  const portal = await phonePortal()
  const { mobile, unverified } = portal.recoveryPhones
  const answers = []
  for (const phone of [mobile, unverified, nobody, 'no number']) answers.push(visible(await request(portal, phone)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  await portal.settled()
  expect(portal.phoneGateway.all().map(({ to }) => to)).toEqual([mobile])
})

test('a code counts without the spaces and hyphens that people type', async () => {
  const portal = await phonePortal()
  const { mobile } = portal.recoveryPhones
  const code = await codeFor(portal, mobile)
  expect(
    (await verify(portal, mobile, ` ${code.slice(0, 3)} \u2013${code.slice(3, 5)}-${code.slice(5)} `)).status,
  ).toBe(200)
})

test('an unknown number is answered as fast, when a code is asked for and when one is tried', async () => {
  const often = { attempts: 1000, seconds: 0 }
  const portal = await phonePortal({
    recoveryCodeSeconds: 0,
    limits: {
      recoveryByAddress: often,
      recoveryByClient: often,
      recoveryFailuresByNumber: { attempts: 1000, daily: true },
      recoveryFailuresByClient: { attempts: 1000, daily: true },
    },
  })
  const attempt = (phone: string) => async () => {
    await request(portal, phone)
    await verify(portal, phone, '000000')
  }
  const [known = 0, unknown = 0] = await shortestTimes(25, [attempt(portal.recoveryPhones.mobile), attempt(nobody)])
  expect(unknown / known).toBeGreaterThan(0.3)
  expect(unknown / known).toBeLessThan(3)
})

test('a wrong code for a known number and any code for an unknown one are refused alike, until the day ends', async () => {
  const portal = await phonePortal()
  const code = await codeFor(portal, portal.recoveryPhones.mobile)
  await request(portal, nobody)
  const trials: Answered[][] = []
  for (let count = 0; count < 6; count++) {
    trials.push([
      await verify(portal, portal.recoveryPhones.mobile, wrong(code)),
      await verify(portal, nobody, wrong(code)),
    ])
  }
  for (const [known, unknown] of trials.map((pair) => pair.map(visible))) expect(unknown).toEqual(known)
  expect(trials.map(([known]) => known?.problem)).toEqual([
    ...Array.from({ length: 5 }, () => 'validation'),
    'too-many-attempts',
  ])
})

test('too many failed attempts disable recovery by that number until the next midnight of the portal', async () => {
  const portal = await phonePortal()
  const { mobile, landline } = portal.recoveryPhones
  const code = await codeFor(portal, mobile)
  for (let count = 0; count < 5; count++) await verify(portal, mobile, wrong(code))

  const right = await verify(portal, mobile, code)
  expect(right.problem).toBe('too-many-attempts')
  const left = () => untilMidnight(portal.clock) / 1000
  expect(Math.abs(Number(right.headers.get('retry-after')) - left())).toBeLessThan(5)
  // Longer than the pause between two codes.
  portal.clock.advance(600_000)
  const another = await request(portal, mobile)
  expect(another.problem).toBe('too-many-attempts')
  expect(Math.abs(Number(another.headers.get('retry-after')) - left())).toBeLessThan(5)
  expect((await request(portal, landline)).status).toBe(202)

  portal.clock.advance(untilMidnight(portal.clock))
  await ticketFor(portal, mobile)
})

test('one computer that tries the codes of many numbers is stopped too', async () => {
  const portal = await phonePortal({ limits: { recoveryFailuresByClient: { attempts: 3, daily: true } } })
  const answers = []
  for (let count = 0; count < 4; count++) answers.push(await verify(portal, `+44770090030${count}`, '123456'))
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 429])
})

test('a code works once, for its seconds, and for what it was asked for', async () => {
  const portal = await phonePortal({ recoveryCodeSeconds: 120 })
  const { mobile } = portal.recoveryPhones
  const first = await codeFor(portal, mobile, { purpose: 'email' })
  expect((await verify(portal, mobile, first, { purpose: 'password' })).problem).toBe('validation')
  expect((await verify(portal, mobile, first, { purpose: 'email' })).status).toBe(200)
  expect((await verify(portal, mobile, first, { purpose: 'email' })).problem).toBe('validation')

  portal.clock.advance(120_000)
  const second = await codeFor(portal, mobile)
  portal.clock.advance(120_000)
  expect((await verify(portal, mobile, second)).problem).toBe('validation')
})

test('a code is random, and a later one replaces it', async () => {
  const portal = await phonePortal()
  const { mobile } = portal.recoveryPhones
  const first = await codeFor(portal, mobile)
  portal.clock.advance(180_000)
  const second = await codeFor(portal, mobile)
  expect(first).toMatch(/^\d{6}$/)
  if (first !== second) expect((await verify(portal, mobile, first)).problem).toBe('validation')
  expect((await verify(portal, mobile, second)).status).toBe(200)
})

test('a number may be written with spaces, brackets and 00, and is one number to the limits', async () => {
  const portal = await phonePortal()
  const code = await codeFor(portal, portal.recoveryPhones.mobile)
  expect((await request(portal, '00 44 (7700) 900-201')).problem).toBe('too-many-attempts')
  expect((await verify(portal, '+44 7700 900 201', `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
})

test('a landline gets its code by a call, once the time of the SMS is over', async () => {
  const portal = await phonePortal({ recoveryCodeSeconds: 120 })
  const { landline } = portal.recoveryPhones
  await request(portal, landline)
  const early = await request(portal, landline, { channel: 'call' })
  expect(early.problem).toBe('too-many-attempts')
  expect(Number(early.headers.get('retry-after'))).toBeLessThanOrEqual(120)
  expect(portal.phoneGateway.all()).toEqual([])

  portal.clock.advance(120_000)
  const code = await codeFor(portal, landline, { channel: 'call' })
  expect((await verify(portal, landline, code)).status).toBe(200)
})

test('an unverified phone gets a code after a missed call', async () => {
  const portal = await phonePortal()
  const { unverified } = portal.recoveryPhones
  await request(portal, unverified)
  portal.clock.advance(180_000)
  portal.phoneGateway.missedCall(unverified)
  const { accounts } = await ticketFor(portal, unverified)
  expect(accounts).toHaveLength(1)
})

test('a right code shows the accounts of the number, masked, and sets the password of the one chosen', async () => {
  const portal = await phonePortal()
  const { ada, ben } = portal.people
  const { accessToken } = await signIn(portal, ben, ben.password)
  const { ticket, accounts } = await ticketFor(portal, portal.recoveryPhones.mobile)
  expect(accounts.map(({ label }) => label)).toEqual([
    'Ada F. (a••@northwind.example)',
    'Ben O. (b••@northwind.example)',
  ])
  const account = accounts[1]?.id ?? ''
  const set = await ask(portal, 'setPasswordByTicket', { body: { ticket, account, newPassword } })
  expect(set.body).toEqual({ username: ben.email })
  await signIn(portal, { username: ben.email }, newPassword)
  await signIn(portal, ada, ada.password)
  expect((await ask(portal, 'readAccount', { token: accessToken })).problem).toBe('session-expired')
})

test('a ticket works once, for its minutes, and for what its code was asked for', async () => {
  const portal = await phonePortal({ recoveryTicketMinutes: 10 })
  const { mobile, landline } = portal.recoveryPhones
  const { ticket } = await ticketFor(portal, mobile)
  const set = (password: string, used = ticket, account = '1') =>
    ask(portal, 'setPasswordByTicket', { body: { ticket: used, account, newPassword: password } })
  expect((await ask(portal, 'readEmailByTicket', { body: { ticket, account: '1' } })).problem).toBe('recovery-expired')
  for (const account of ['0', '3', 'ada'])
    expect((await set(newPassword, ticket, account)).problem).toBe('recovery-expired')
  expect((await set('short')).problem).toBe('validation')
  const both = await Promise.all([set('the one of the two'), set('the other one')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410])

  const late = await ticketFor(portal, landline, { channel: 'call' })
  portal.clock.advance(10 * 60_000)
  expect((await set(newPassword, late.ticket)).problem).toBe('recovery-expired')
})

test('who forgot their email learns it by a code, and sets no password with that', async () => {
  const portal = await phonePortal()
  const { ticket } = await ticketFor(portal, portal.recoveryPhones.landline, { channel: 'call', purpose: 'email' })
  const body = { ticket, account: '1' }
  expect((await ask(portal, 'readEmailByTicket', { body })).body).toEqual({ email: portal.people.ada.email })
  const set = await ask(portal, 'setPasswordByTicket', { body: { ...body, newPassword } })
  expect(set.problem).toBe('recovery-expired')
})

test('tickets and tokens of links are neither on disk nor in the audit nor in the list of requests, and codes in no audit', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'portal-test-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const portal = await startPortal({ directory })
  const code = await codeFor(portal, portal.recoveryPhones.mobile)
  const { ticket } = await ticketFor(portal, portal.recoveryPhones.landline, { channel: 'call' })
  await ask(portal, 'requestResetLink', { body: { email: portal.people.ada.email } })
  const { page } = portal.resetLinkIn(await portal.newestMail(portal.people.ada.email))
  expect(portal.audit().flatMap(({ facts }) => Object.values(facts))).not.toContain(code)
  const logs = JSON.stringify([portal.audit(), portal.requests()])
  await portal.close()

  const files = await Promise.all((await readdir(directory)).map((file) => readFile(join(directory, file), 'latin1')))
  for (const secret of [ticket, page.split('#token=')[1] ?? '']) {
    expect(secret).not.toBe('')
    expect(files.some((file) => file.includes(secret))).toBe(false)
    expect(logs).not.toContain(secret)
  }
})
