import { expect, test } from 'vitest'
import type { RunningPortal } from '../portal.ts'
import { ask, portalForTest, shortestTimes, signIn, visible } from '../portal-client.ts'

const minute = 60_000
const stranger = 'stranger@elsewhere.example'

async function temporaryPassword(portal: RunningPortal, email: string): Promise<string> {
  expect((await ask(portal, 'requestPassword', { body: { email } })).status).toBe(202)
  return portal.temporaryPasswordIn(await portal.newestMail(email))
}

test('a known and an unknown address get the same answer, and only the known one a mail', async () => {
  const portal = await portalForTest()
  const { email } = portal.people.ada
  const known = await ask(portal, 'requestPassword', { body: { email } })
  const unknown = await ask(portal, 'requestPassword', { body: { email: stranger } })
  const malformed = await ask(portal, 'requestPassword', { body: { email: 'no address' } })
  expect(visible(unknown)).toEqual(visible(known))
  expect(visible(malformed)).toEqual(visible(known))

  await portal.settled()
  expect(portal.mail.all().map(({ to }) => to)).toEqual([email])
})

test('asking again too soon is refused the same way for a known and an unknown address', async () => {
  const portal = await portalForTest()
  const { email } = portal.people.ada
  const again = []
  for (const address of [email, stranger]) {
    await ask(portal, 'requestPassword', { body: { email: address } })
    again.push(await ask(portal, 'requestPassword', { body: { email: address.toUpperCase() } }))
  }
  expect(again.map(({ problem }) => problem)).toEqual(['too-many-attempts', 'too-many-attempts'])
  const [known, unknown] = again.map((answer) => visible(answer))
  expect(unknown).toEqual(known)

  portal.clock.advance(minute)
  for (const address of [email, stranger]) {
    expect((await ask(portal, 'requestPassword', { body: { email: address } })).status).toBe(202)
  }
})

test('one computer may ask for so many addresses and no more', async () => {
  const portal = await portalForTest({ limits: { recoveryByClient: { attempts: 3, seconds: 3600 } } })
  const answers = []
  for (let number = 0; number < 4; number++) {
    answers.push(await ask(portal, 'requestPassword', { body: { email: `person${number}@elsewhere.example` } }))
  }
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429])
})

test('an unknown address is answered as fast, and so is what is asked next', async () => {
  const often = { attempts: 1000, seconds: 0 }
  const limits = { recoveryPause: often, recoveryByAddress: often, recoveryByClient: often }
  const portal = await portalForTest({ limits })
  const attempt = (email: string) => async () => {
    await ask(portal, 'requestPassword', { body: { email } })
    await fetch(`${portal.url}/.well-known/call-record-portal`)
  }
  const [known = 0, unknown = 0] = await shortestTimes(25, [attempt(portal.people.ada.email), attempt(stranger)])
  expect(unknown / known).toBeGreaterThan(0.4)
  expect(unknown / known).toBeLessThan(2.5)
})

test('a temporary password must be replaced before anything else, without the forgotten one', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const password = await temporaryPassword(portal, ada.email)
  const { accessToken: token, passwordChange } = await signIn(portal, ada, password)
  expect(passwordChange).toBe('required')
  expect((await ask(portal, 'listPhones', { token })).problem).toBe('password-change-required')

  const etag = (await ask(portal, 'readAccount', { token })).headers.get('etag') ?? ''
  const body = { newPassword: 'one of my own' }
  expect((await ask(portal, 'changeAccount', { token, ifMatch: etag, body })).status).toBe(200)
  expect((await ask(portal, 'listPhones', { token })).status).toBe(200)
  expect((await signIn(portal, ada, 'one of my own')).passwordChange).toBe('none')
  for (const old of [password, ada.password]) {
    const refused = await ask(portal, 'signIn', { body: { username: ada.username, password: old } })
    expect(refused.problem).toBe('invalid-credentials')
  }
})

test('where the change is only advised, everything else works meanwhile', async () => {
  const portal = await portalForTest({ passwordChange: 'advised' })
  const { ada } = portal.people
  const grant = await signIn(portal, ada, await temporaryPassword(portal, ada.email))
  expect(grant.passwordChange).toBe('advised')
  expect((await ask(portal, 'listPhones', { token: grant.accessToken })).status).toBe(200)
})

test('asking for a temporary password leaves the old one working', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  await temporaryPassword(portal, ada.email)
  expect((await signIn(portal, ada, ada.password)).passwordChange).toBe('none')
})

test('a temporary password works for its minutes and no longer', async () => {
  const portal = await portalForTest({ temporaryPasswordMinutes: 30 })
  const { ada } = portal.people
  const password = await temporaryPassword(portal, ada.email)
  portal.clock.advance(29 * minute)
  await signIn(portal, ada, password)
  portal.clock.advance(1 * minute)
  const late = await ask(portal, 'signIn', { body: { username: ada.username, password } })
  expect(late.problem).toBe('invalid-credentials')
})

test('each request makes another random password, and the latest counts', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const first = await temporaryPassword(portal, ada.email)
  portal.clock.advance(minute)
  const second = await temporaryPassword(portal, ada.email)
  expect(second).not.toBe(first)
  const refused = await ask(portal, 'signIn', { body: { username: ada.username, password: first } })
  expect(refused.problem).toBe('invalid-credentials')
  await signIn(portal, ada, second)
})
