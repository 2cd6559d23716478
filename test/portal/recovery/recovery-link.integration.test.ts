import { expect, test } from 'vitest'
import type { PortalOptions } from '../options.ts'
import type { RunningPortal } from '../portal.ts'
import { ask, portalForTest, shortestTimes, signIn, visible } from '../portal-client.ts'

const minute = 60_000
const stranger = 'stranger@elsewhere.example'
const newPassword = 'a good new one'

const linkPortal = (options: PortalOptions = {}) =>
  portalForTest({ capabilities: { recovery: { methods: ['emailed-link'], usernameIsEmail: true } }, ...options })
const request = (portal: RunningPortal, email: string) => ask(portal, 'requestResetLink', { body: { email } })
const redeem = (portal: RunningPortal, token: string, password = newPassword) =>
  ask(portal, 'redeemResetLink', { body: { token, newPassword: password } })

/** The token of a link asked for now. */
async function linkFor(portal: RunningPortal, email: string): Promise<string> {
  expect((await request(portal, email)).status).toBe(202)
  const { app } = portal.resetLinkIn(await portal.newestMail(email))
  return new URL(app).searchParams.get('token') ?? ''
}

test('a known, an unknown and a malformed address get the same answer, and only the known one a mail and an SMS', async () => {
  const portal = await linkPortal()
  const { email } = portal.people.ada
  const [known, unknown, malformed] = [
    await request(portal, email),
    await request(portal, stranger),
    await request(portal, 'no address'),
  ]
  expect(visible(unknown)).toEqual(visible(known))
  expect(visible(malformed)).toEqual(visible(known))

  await portal.settled()
  expect(portal.mail.all().map(({ to }) => to)).toEqual([email])
  expect(portal.phoneGateway.all().map(({ to, channel }) => [to, channel])).toEqual([
    [portal.recoveryPhones.mobile, 'sms'],
  ])
})

test('asking again too soon is refused alike for a known and an unknown address', async () => {
  const portal = await linkPortal()
  const again = []
  for (const email of [portal.people.ada.email, stranger]) {
    await request(portal, email)
    again.push(await request(portal, email.toUpperCase()))
  }
  expect(again.map(({ problem }) => problem)).toEqual(['too-many-attempts', 'too-many-attempts'])
  const [known, unknown] = again.map(visible)
  expect(unknown).toEqual(known)
})

test('an unknown address is answered as fast, and so is what is asked next', async () => {
  const often = { attempts: 1000, seconds: 0 }
  const portal = await linkPortal({
    limits: { recoveryPause: often, recoveryByAddress: often, recoveryByClient: often },
  })
  const attempt = (email: string) => async () => {
    await request(portal, email)
    await fetch(`${portal.url}/.well-known/call-record-portal`)
  }
  const [known = 0, unknown = 0] = await shortestTimes(25, [attempt(portal.people.ada.email), attempt(stranger)])
  expect(unknown / known).toBeGreaterThan(0.3)
  expect(unknown / known).toBeLessThan(3)
})

test('the mail brings a link and no password, and the same link goes to the phone', async () => {
  const portal = await linkPortal()
  await request(portal, portal.people.ada.email)
  const mail = await portal.newestMail(portal.people.ada.email)
  const sms = await portal.newestMessage(portal.recoveryPhones.mobile, 'sms')
  expect(portal.resetLinkIn(sms)).toEqual(portal.resetLinkIn(mail))
  expect(() => portal.temporaryPasswordIn(mail)).toThrow('no temporary password')
})

test('a link sets a new password, tells the name to sign in with, and ends every session', async () => {
  const portal = await linkPortal()
  const { ada } = portal.people
  const { accessToken, refreshToken } = await signIn(portal, ada, ada.password)
  const answer = await redeem(portal, await linkFor(portal, ada.email))
  expect(answer.body).toEqual({ username: ada.email })
  expect((await ask(portal, 'readAccount', { token: accessToken })).problem).toBe('session-expired')
  expect((await ask(portal, 'refresh', { body: { refreshToken } })).problem).toBe('session-expired')

  await signIn(portal, { username: ada.email }, newPassword)
  const old = await ask(portal, 'signIn', { body: { username: ada.email, password: ada.password } })
  expect(old.problem).toBe('invalid-credentials')
})

test('a link works once, even for two that hurry', async () => {
  const portal = await linkPortal()
  const token = await linkFor(portal, portal.people.ada.email)
  const both = await Promise.all([redeem(portal, token, 'the one of the two'), redeem(portal, token, 'the other one')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
  expect((await redeem(portal, token)).problem).toBe('recovery-expired')
})

test('a password that the policy refuses does not use the link up', async () => {
  const portal = await linkPortal()
  const token = await linkFor(portal, portal.people.ada.email)
  const refused = await redeem(portal, token, 'short')
  expect(refused).toMatchObject({
    problem: 'validation',
    body: { problems: [{ field: 'newPassword', rule: 'too-short' }] },
  })
  expect((await redeem(portal, token)).status).toBe(200)
})

test('a link is good for its minutes by the clock of the portal, and only the latest', async () => {
  const portal = await linkPortal({ resetLinkMinutes: 30 })
  const { email } = portal.people.ada
  const first = await linkFor(portal, email)
  portal.clock.advance(2 * minute)
  const second = await linkFor(portal, email)
  expect((await redeem(portal, first)).problem).toBe('recovery-expired')
  portal.clock.advance(30 * minute)
  expect((await redeem(portal, second)).problem).toBe('recovery-expired')
})

test('asking for a link changes nothing for whoever knows the password', async () => {
  const portal = await linkPortal()
  const { ada } = portal.people
  await linkFor(portal, ada.email)
  await signIn(portal, ada, ada.password)
})

test('a person locked out by wrong guesses can sign in after a reset', async () => {
  const portal = await linkPortal()
  const { ada } = portal.people
  const guess = () => ask(portal, 'signIn', { body: { username: ada.email, password: 'a guess' } })
  for (let count = 0; count < 5; count++) await guess()
  expect((await guess()).problem).toBe('too-many-attempts')
  await redeem(portal, await linkFor(portal, ada.email))
  await signIn(portal, { username: ada.email }, newPassword)
})

test('one computer may try so many made-up links a day and no more', async () => {
  const portal = await linkPortal({ limits: { recoveryFailuresByClient: { attempts: 3, daily: true } } })
  const answers = []
  for (let count = 0; count < 4; count++) answers.push(await redeem(portal, `made-up-${count}`))
  expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 429])
})

test('the page of a link hands it on to the app and shows no server the token', async () => {
  const portal = await linkPortal()
  await request(portal, portal.people.ada.email)
  const { page } = portal.resetLinkIn(await portal.newestMail(portal.people.ada.email))
  const answer = await fetch(page)
  expect(await answer.text()).toContain('call-record-portal:')
  const token = page.split('#token=')[1] ?? ''
  expect(token).not.toBe('')
  expect(JSON.stringify(portal.requests())).not.toContain(token)
})
