import { expect, test } from 'vitest'
import type { RunningPortal } from '../portal.ts'
import { type Answered, ask, portalForTest, signIn } from '../portal-client.ts'

/** Signed in as Ada, with the account's version. */
async function signedIn(portal: RunningPortal) {
  const { ada } = portal.people
  const { accessToken: token } = await signIn(portal, ada, ada.password)
  const ifMatch = (await ask(portal, 'readAccount', { token })).headers.get('etag') ?? ''
  const change = (body: object, more = { token, ifMatch }) => ask(portal, 'changeAccount', { ...more, body })
  return { ada, token, ifMatch, change }
}

const refused = ({ problem, body }: Answered) => ({ problem, body })
const because = (field: string, rule: string) =>
  expect.objectContaining({ problem: 'validation', body: expect.objectContaining({ problems: [{ field, rule }] }) })

test('a change is saved and gives the account its next version', async () => {
  const portal = await portalForTest()
  const { ada, token, ifMatch, change } = await signedIn(portal)
  const saved = await change({ name: 'Ada F. Fernandes', email: 'ada.new@northwind.example' })
  const account = { name: 'Ada F. Fernandes', email: 'ada.new@northwind.example', username: ada.username }
  expect(saved.body).toEqual({ ...account, passwordChanged: false, otherSessionsEnded: 0 })
  expect(saved.headers.get('etag')).not.toBe(ifMatch)
  const read = await ask(portal, 'readAccount', { token })
  expect(read.body).toEqual(account)
  expect(read.headers.get('etag')).toBe(saved.headers.get('etag'))
})

test('saving over somebody else’s newer version is refused, and nothing is lost', async () => {
  const portal = await portalForTest()
  const { token, change } = await signedIn(portal)
  await change({ name: 'First' })
  expect((await change({ name: 'Second' })).problem).toBe('conflict')
  expect((await ask(portal, 'changeAccount', { token, body: { name: 'Third' } })).problem).toBe('precondition-required')
  expect((await ask(portal, 'readAccount', { token })).body).toMatchObject({ name: 'First' })
})

test('of two that save at once, one succeeds and the other is refused', async () => {
  const portal = await portalForTest()
  const { ada, change } = await signedIn(portal)
  const body = { currentPassword: ada.password }
  const answers = await Promise.all([
    change({ ...body, newPassword: 'the one of the two' }),
    change({ ...body, newPassword: 'the other of the two' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
})

test.each([
  ['an empty name', { name: '  ' }, 'name', 'required'],
  ['an address that is none', { email: 'ada at home' }, 'email', 'invalid'],
  ['a user name with a space', { username: 'ada f' }, 'username', 'invalid'],
  ['a user name that somebody has, in other letters', { username: 'BEN.okoro' }, 'username', 'taken'],
  ['an address that somebody has', { email: 'ben@northwind.example' }, 'email', 'taken'],
  ['a short password', { newPassword: 'short', currentPassword: 'x' }, 'newPassword', 'too-short'],
  ['a very long password', { newPassword: 'long '.repeat(30), currentPassword: 'x' }, 'newPassword', 'too-long'],
  ['a common password', { newPassword: 'Password123', currentPassword: 'x' }, 'newPassword', 'common'],
  ['a change without the current password', { newPassword: 'a good new one' }, 'currentPassword', 'required'],
])('%s is refused with its field and rule', async (_, body, field, rule) => {
  const portal = await portalForTest()
  const { change } = await signedIn(portal)
  expect(refused(await change(body))).toEqual(because(field, rule))
})

test('a field that this portal does not let people change is refused', async () => {
  const portal = await portalForTest({ capabilities: { account: { editable: ['name', 'email'] } } })
  const { change } = await signedIn(portal)
  expect(refused(await change({ username: 'ada.two' }))).toEqual(because('username', 'not-editable'))
})

test('the password that is in use is no new one', async () => {
  const portal = await portalForTest()
  const { ada, change } = await signedIn(portal)
  const same = await change({ currentPassword: ada.password, newPassword: ada.password })
  expect(refused(same)).toEqual(because('newPassword', 'same-as-current'))
})

test('a new password ends the other sessions and says how many', async () => {
  const portal = await portalForTest()
  const { ada, token, change } = await signedIn(portal)
  const others = [await signIn(portal, ada, ada.password), await signIn(portal, ada, ada.password)]
  const ben = await signIn(portal, portal.people.ben, portal.people.ben.password)

  const saved = await change({ currentPassword: ada.password, newPassword: 'a good new one' })
  expect(saved.body).toMatchObject({ passwordChanged: true, otherSessionsEnded: 2 })
  for (const { accessToken, refreshToken } of others) {
    expect((await ask(portal, 'readAccount', { token: accessToken })).problem).toBe('session-expired')
    expect((await ask(portal, 'refresh', { body: { refreshToken } })).problem).toBe('session-expired')
  }
  for (const live of [token, ben.accessToken]) {
    expect((await ask(portal, 'readAccount', { token: live })).status).toBe(200)
  }
})

test('a new password is kept exactly as typed', async () => {
  const portal = await portalForTest()
  const { ada, change } = await signedIn(portal)
  const newPassword = '  spaces, ünïcode & 🔑  '
  expect((await change({ currentPassword: ada.password, newPassword })).status).toBe(200)
  await signIn(portal, ada, newPassword)
  const trimmed = await ask(portal, 'signIn', { body: { username: ada.username, password: newPassword.trim() } })
  expect(trimmed.problem).toBe('invalid-credentials')
})

test('a wrong current password changes nothing, and guessing it is stopped', async () => {
  const portal = await portalForTest()
  const { ada, change } = await signedIn(portal)
  for (let guess = 0; guess < 5; guess++) {
    const wrong = await change({ currentPassword: `guess ${guess}`, newPassword: 'a good new one' })
    expect(wrong.problem).toBe('invalid-credentials')
  }
  const stopped = await change({ currentPassword: ada.password, newPassword: 'a good new one' })
  expect(stopped.problem).toBe('too-many-attempts')
  await signIn(portal, ada, ada.password)
})
