import { expect, test } from 'vitest'
import { z } from 'zod'
import { phoneListSchema } from '../../src/main/portals/call-record/phones.ts'
import { usersEndpoints } from '../../src/main/portals/call-record/users.ts'
import type { RunningPortal } from './portal.ts'
import { ask, portalForTest, shortestTimes, signIn, visible } from './portal-client.ts'

const readUsers = usersEndpoints.listUsers.response
const aptela = () => portalForTest({ kind: 'aptela' })

async function tokenOf(portal: RunningPortal, person: 'ada' | 'ben' | 'cleo'): Promise<string> {
  const { password, ...name } = portal.people[person]
  return (await signIn(portal, name, password)).accessToken
}

async function usersOf(portal: RunningPortal, token: string) {
  return readUsers.parse((await ask(portal, 'listUsers', { token, query: { limit: 1000 } })).body).users
}

const because = (field: string, rule: string) =>
  expect.objectContaining({ problem: 'validation', body: expect.objectContaining({ problems: [{ field, rule }] }) })

test('a wrong Client ID is answered like a wrong password, word for word', async () => {
  const portal = await aptela()
  const { username, password } = portal.people.ada
  const refused = async (body: object) => visible(await ask(portal, 'signIn', { body }))
  const wrongPassword = await refused({ username, password: 'not this one 1', clientId: portal.clientId })
  expect(await refused({ username, password, clientId: 'NW4822' })).toEqual(wrongPassword)
  expect(await refused({ username, password })).toEqual(wrongPassword)
  expect(wrongPassword.status).toBe(401)
  expect((await ask(portal, 'signIn', { body: { username, password, clientId: 'nw4821' } })).status).toBe(200)
})

test('how long a refusal takes does not tell a Client ID that is right from one that is wrong', async () => {
  const portal = await portalForTest({ kind: 'aptela', limits: { signInByName: { attempts: 1000, seconds: 60 } } })
  const { username } = portal.people.ada
  const tried = (clientId: string) => () =>
    ask(portal, 'signIn', { body: { username, password: 'not this one 1', clientId } })
  const [right = 0, wrong = 0] = await shortestTimes(9, [tried(portal.clientId), tried('NW4822')])
  expect(Math.max(right, wrong) / Math.min(right, wrong)).toBeLessThan(1.5)
})

test('an administrator sees every user once, by name, with addresses that nobody can read off', async () => {
  const portal = await aptela()
  const { body } = await ask(portal, 'listUsers', { token: await tokenOf(portal, 'ada'), query: { limit: 5 } })
  const first = readUsers.parse(body)
  const users = await usersOf(portal, await tokenOf(portal, 'ada'))
  expect(users.slice(0, 5)).toEqual(first.users)
  expect(users).toHaveLength(first.total)
  expect(new Set(users.map(({ id }) => id)).size).toBe(users.length)
  expect(users.map(({ name }) => name)).toEqual(users.map(({ name }) => name).toSorted())
  expect(users.find(({ id }) => id === 'ben')).toMatchObject({ username: 'ben.okoro', email: 'b•••@northwind.example' })
  expect(users.map(({ username }) => username)).not.toContain('operator')
})

test('only those with the permission see users or send them passwords', async () => {
  const portal = await aptela()
  const token = await tokenOf(portal, 'ben')
  expect((await ask(portal, 'listUsers', { token })).problem).toBe('forbidden')
  const sent = await ask(portal, 'sendTemporaryPassword', { token, parameters: { user: 'ada' } })
  expect(sent.problem).toBe('forbidden')
  await portal.settled()
  expect(portal.mail.all()).toEqual([])
})

test('a temporary password goes to the user alone, and leads to choosing a new one', async () => {
  const portal = await aptela()
  const { ada, ben } = portal.people
  const sent = await ask(portal, 'sendTemporaryPassword', {
    token: await tokenOf(portal, 'ada'),
    parameters: { user: 'ben' },
  })
  expect(sent).toMatchObject({ status: 202, body: { email: 'b•••@northwind.example', expiresIn: 3600 } })
  const mail = await portal.newestMail(ben.email)
  expect(mail.text).toContain(ada.name)
  const password = portal.temporaryPasswordIn(mail)
  expect(JSON.stringify(sent.body)).not.toContain(password)
  expect((await signIn(portal, ben, password)).passwordChange).toBe('required')
  expect((await signIn(portal, ben, ben.password)).passwordChange).toBe('none')
  await portal.settled()
  const row = portal.audit().find(({ event }) => event === 'temporary-password-sent')
  expect(row).toMatchObject({ personId: 'ada', facts: { user: 'ben' } })
  expect(JSON.stringify(portal.audit())).not.toContain(password)
})

test('a user whose profile holds no email address, or who is none, gets nothing', async () => {
  const portal = await aptela()
  const token = await tokenOf(portal, 'ada')
  const { id: user = '' } = (await usersOf(portal, token)).find(({ email }) => email === '') ?? {}
  const send = (name: string) => ask(portal, 'sendTemporaryPassword', { token, parameters: { user: name } })
  expect(await send(user)).toEqual(because('email', 'required'))
  expect((await send('operator')).problem).toBe('not-found')
  expect((await send('nobody')).problem).toBe('not-found')
})

test('the same user is not sent one after the other, and the pause says how long it is', async () => {
  const portal = await aptela()
  const token = await tokenOf(portal, 'ada')
  const send = (user: string) => ask(portal, 'sendTemporaryPassword', { token, parameters: { user } })
  expect((await send('ben')).status).toBe(202)
  const again = await send('ben')
  expect(again.problem).toBe('too-many-attempts')
  expect(again.headers.get('retry-after')).toBe('60')
  expect((await send('cleo')).status).toBe(202)
  portal.clock.advance(61_000)
  expect((await send('ben')).status).toBe(202)
})

test('a voicemail PIN of four digits opens the mailbox, and no other does', async () => {
  const portal = await aptela()
  const { ada } = portal.people
  const token = await tokenOf(portal, 'ada')
  const set = (body: object) => ask(portal, 'setVoicemailPin', { token, body })
  expect((await set({ pin: '0417', currentPassword: ada.password })).status).toBe(204)
  expect(await portal.voicemailOpens('ada', '0417')).toBe(true)
  expect(await portal.voicemailOpens('ben', '0417')).toBe(false)
  expect(await set({ pin: '041', currentPassword: ada.password })).toEqual(because('pin', 'too-short'))
  expect(await set({ pin: '04171', currentPassword: ada.password })).toEqual(because('pin', 'too-long'))
  expect(await set({ pin: '04l7', currentPassword: ada.password })).toEqual(because('pin', 'digits-only'))
  expect(await set({ pin: '9999' })).toEqual(because('currentPassword', 'required'))
  expect((await set({ pin: '9999', currentPassword: 'not this one 1' })).problem).toBe('invalid-credentials')
  expect(await portal.voicemailOpens('ada', '0417')).toBe(true)
})

test('the operator signs in with the password an administrator set, and a new one ends the operator’s session', async () => {
  const portal = await aptela()
  const { ada } = portal.people
  const token = await tokenOf(portal, 'ada')
  const set = (newPassword: string) =>
    ask(portal, 'setOperatorPassword', { token, body: { newPassword, currentPassword: ada.password } })
  const [first, second] = [`Harbour${crypto.randomUUID()}`, `Lantern${crypto.randomUUID()}`]
  expect((await set(first)).status).toBe(204)
  const { accessToken } = await signIn(portal, { username: 'operator' }, first)
  expect((await set(second)).status).toBe(204)
  expect((await ask(portal, 'readAccount', { token: accessToken })).problem).toBe('session-expired')
  await signIn(portal, { username: 'operator' }, second)
  expect(await set('onlyletters')).toEqual(because('newPassword', 'needs-digit'))
  const forBen = { token: await tokenOf(portal, 'ben'), body: { newPassword: first } }
  expect((await ask(portal, 'setOperatorPassword', forBen)).problem).toBe('forbidden')
  const row = portal
    .audit()
    .filter(({ event }) => event === 'operator-password-set')
    .at(-1)
  expect(row).toMatchObject({ personId: 'ada', facts: { sessionsEnded: 1 } })
})

test('a username cannot be changed once set', async () => {
  const portal = await aptela()
  const token = await tokenOf(portal, 'ada')
  const ifMatch = (await ask(portal, 'readAccount', { token })).headers.get('etag') ?? ''
  const changed = await ask(portal, 'changeAccount', { token, ifMatch, body: { username: 'ada.f' } })
  expect(changed).toEqual(because('username', 'not-editable'))
})

test('the account has one set of SIP and FTP settings, and its passwords leave a line in the audit', async () => {
  const portal = await aptela()
  const token = await tokenOf(portal, 'ada')
  const { phones } = phoneListSchema.parse((await ask(portal, 'listPhones', { token })).body)
  expect(phones).toHaveLength(1)
  const phone = phones[0]?.id ?? ''
  for (const secret of ['sip', 'ftp'] as const) {
    const { body } = await ask(portal, 'readPhoneSecret', { token, parameters: { phone, secret } })
    expect(z.object({ password: z.string() }).parse(body).password).toBe(portal.phones.password(phone, secret))
  }
  expect(portal.audit().filter(({ event }) => event === 'secret-read')).toHaveLength(2)
})

test('a portal without these capabilities knows none of it', async () => {
  const portal = await portalForTest()
  const token = await tokenOf(portal, 'ada')
  const body = { currentPassword: portal.people.ada.password }
  const asked = [
    await ask(portal, 'listUsers', { token }),
    await ask(portal, 'sendTemporaryPassword', { token, parameters: { user: 'ben' } }),
    await ask(portal, 'setVoicemailPin', { token, body: { ...body, pin: '0417' } }),
    await ask(portal, 'setOperatorPassword', { token, body: { ...body, newPassword: 'Harbour 1' } }),
  ]
  expect(asked.map(({ problem }) => problem)).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden'])
})
