import { expect, test } from 'vitest'
import { ask, portalForTest, refresh, shortestTimes, signIn, visible } from '../portal-client.ts'

const minute = 60_000

test('the right password opens a session, and signing out ends it with its refresh token', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { accessToken: token, refreshToken, user, passwordChange } = await signIn(portal, ada, ada.password)
  expect({ user, passwordChange }).toEqual({ user: { name: ada.name, username: ada.username }, passwordChange: 'none' })

  expect((await ask(portal, 'signOut', { token })).status).toBe(204)
  expect((await ask(portal, 'readAccount', { token })).problem).toBe('session-expired')
  expect((await ask(portal, 'refresh', { body: { refreshToken } })).problem).toBe('session-expired')
  expect(portal.sessions.count()).toBe(0)
})

test('a wrong password and a user name nobody has get the same answer', async () => {
  const portal = await portalForTest()
  const known = { username: portal.people.ada.username, password: 'not this one' }
  const unknown = { username: 'nobody.at.all', password: 'not this one' }
  const wrong = await ask(portal, 'signIn', { body: known })
  expect(wrong.problem).toBe('invalid-credentials')
  expect(visible(await ask(portal, 'signIn', { body: unknown }))).toEqual(visible(wrong))
})

test('signing in takes as long for a user name nobody has', async () => {
  const often = { attempts: 1000, seconds: 60 }
  const portal = await portalForTest({ limits: { signInByName: often, signInByClient: often } })
  const attempt = (username: string) => () => ask(portal, 'signIn', { body: { username, password: 'wrong' } })
  const [known = 0, unknown = 0] = await shortestTimes(15, [attempt(portal.people.ada.username), attempt('nobody')])
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})

test.each(['ada', 'nobody'])('after five wrong passwords %s waits as long as Retry-After says', async (who) => {
  const portal = await portalForTest()
  const { password } = portal.people.ada
  const username = who === 'ada' ? portal.people.ada.username : who
  for (let guess = 0; guess < 5; guess++) {
    const refused = await ask(portal, 'signIn', { body: { username, password: `guess ${guess}` } })
    expect(refused.problem).toBe('invalid-credentials')
  }
  const locked = await ask(portal, 'signIn', { body: { username, password } })
  expect(locked.problem).toBe('too-many-attempts')
  const seconds = Number(locked.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(14 * 60)
  expect(seconds).toBeLessThanOrEqual(15 * 60)

  portal.clock.advance(seconds * 1000 - 120_000)
  expect((await ask(portal, 'signIn', { body: { username, password } })).problem).toBe('too-many-attempts')
  portal.clock.advance(120_000)
  expect((await ask(portal, 'signIn', { body: { username, password } })).problem).toBe(
    who === 'ada' ? undefined : 'invalid-credentials',
  )
})

test('twenty guesses at once get no further than five', async () => {
  const portal = await portalForTest()
  const { username } = portal.people.ada
  const guesses = Array.from({ length: 20 }, (_, guess) => ({ username, password: `guess ${guess}` }))
  const answers = await Promise.all(guesses.map((body) => ask(portal, 'signIn', { body })))
  expect(answers.filter(({ problem }) => problem === 'invalid-credentials')).toHaveLength(5)
  expect(answers.filter(({ problem }) => problem === 'too-many-attempts')).toHaveLength(15)
})

test('a right password takes back the count of wrong ones', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  for (let round = 0; round < 3; round++) {
    for (let guess = 0; guess < 4; guess++) {
      await ask(portal, 'signIn', { body: { username: ada.username, password: 'wrong' } })
    }
    await signIn(portal, ada, ada.password)
  }
})

test('an access token ends when its seconds are over, and refreshing gives another', async () => {
  const portal = await portalForTest({ accessTokenSeconds: 120 })
  const { ada } = portal.people
  const { accessToken: token, refreshToken, expiresIn } = await signIn(portal, ada, ada.password)
  expect(expiresIn).toBe(120)
  portal.clock.advance(2 * minute)
  expect((await ask(portal, 'readAccount', { token })).problem).toBe('session-expired')
  const { accessToken } = await refresh(portal, refreshToken)
  expect((await ask(portal, 'readAccount', { token: accessToken })).status).toBe(200)
})

test('a refresh whose answer was lost can be asked for again', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { refreshToken } = await signIn(portal, ada, ada.password)
  portal.faults.next('POST */refresh', { kind: 'lost-answer' })
  await expect(refresh(portal, refreshToken)).rejects.toThrow('fetch failed')
  const { accessToken } = await refresh(portal, refreshToken)
  expect((await ask(portal, 'readAccount', { token: accessToken })).status).toBe(200)
})

test('two windows that refresh at once both go on', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { refreshToken } = await signIn(portal, ada, ada.password)
  const [one, other] = await Promise.all([refresh(portal, refreshToken), refresh(portal, refreshToken)])
  for (const { accessToken } of [one, other]) {
    expect((await ask(portal, 'readAccount', { token: accessToken })).status).toBe(200)
  }
  await refresh(portal, one.refreshToken)
  await refresh(portal, other.refreshToken)
})

test.each(['access token', 'refresh token'])(
  'using an old refresh token after its successor’s %s ends the session everywhere',
  async (used) => {
    const portal = await portalForTest()
    const { ada } = portal.people
    const first = await signIn(portal, ada, ada.password)
    const second = await refresh(portal, first.refreshToken)
    const newest = used === 'refresh token' ? await refresh(portal, second.refreshToken) : second
    await ask(portal, 'readAccount', { token: newest.accessToken })

    const reused = await ask(portal, 'refresh', { body: { refreshToken: first.refreshToken } })
    expect(reused.problem).toBe('session-expired')
    expect((await ask(portal, 'readAccount', { token: newest.accessToken })).problem).toBe('session-expired')
    expect((await ask(portal, 'refresh', { body: { refreshToken: newest.refreshToken } })).problem).toBe(
      'session-expired',
    )
    expect(portal.audit().map(({ event }) => event)).toContain('refresh-token-reused')
  },
)

test('a refresh token that was never given is refused, however it is made', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { refreshToken } = await signIn(portal, ada, ada.password)
  const [session, , mac] = refreshToken.split('.')
  for (const forged of [
    '',
    'x',
    `${session}.2.${mac}`,
    `${session}.1.${'A'.repeat(43)}`,
    `${session}.1.${'é'.repeat(43)}`,
  ]) {
    expect((await ask(portal, 'refresh', { body: { refreshToken: forged } })).problem).toBe('session-expired')
  }
  await refresh(portal, refreshToken)
})

test('a session that is not refreshed for its days is over', async () => {
  const portal = await portalForTest({ sessionDays: 2 })
  const { ada } = portal.people
  const { refreshToken } = await signIn(portal, ada, ada.password)
  portal.clock.advance(47 * 60 * minute)
  const next = await refresh(portal, refreshToken)
  portal.clock.advance(48 * 60 * minute)
  expect((await ask(portal, 'refresh', { body: next })).problem).toBe('session-expired')
})

test('whoever tries refresh tokens from one computer is stopped', async () => {
  const portal = await portalForTest({ limits: { refreshByClient: { attempts: 3, seconds: 60 } } })
  const body = { refreshToken: 'guessed' }
  for (let guess = 0; guess < 3; guess++) await ask(portal, 'refresh', { body })
  const stopped = await ask(portal, 'refresh', { body })
  expect(stopped.problem).toBe('too-many-attempts')
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
})
