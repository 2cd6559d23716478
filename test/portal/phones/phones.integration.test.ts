import { expect, test } from 'vitest'
import { phoneListSchema } from '../../../src/main/portals/call-record/phones.ts'
import { startPortal } from '../portal.ts'
import { ask, portalForTest, refresh, signIn } from '../portal-client.ts'

const minute = 60_000

test('fifty thousand phones come in pages, each once and in the order of their extensions', async () => {
  const portal = await portalForTest({ phones: 50_000 })
  const { ada } = portal.people
  const { accessToken: token } = await signIn(portal, ada, ada.password)
  const extensions: number[] = []
  for (let offset = 0; offset < 50_000; offset += 1000) {
    const page = phoneListSchema.parse(
      (await ask(portal, 'listPhones', { token, query: { offset, limit: 1000 } })).body,
    )
    expect({ total: page.total, offset: page.offset }).toEqual({ total: 50_000, offset })
    extensions.push(...page.phones.map(({ extension }) => Number(extension)))
  }
  expect(extensions).toHaveLength(50_000)
  expect(extensions.every((extension, index) => index === 0 || extension > (extensions[index - 1] ?? 0))).toBe(true)
  expect(
    phoneListSchema.parse((await ask(portal, 'listPhones', { token, query: { offset: 50_000 } })).body).phones,
  ).toEqual([])
  expect((await ask(portal, 'listPhones', { token, query: { limit: 1001 } })).problem).toBe('validation')
})

test('a phone shows its settings without a password, and its passwords one by one', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { accessToken: token } = await signIn(portal, ada, ada.password)
  const desk = portal.phones.all().find(({ ftp }) => ftp)
  const phone = desk?.id ?? ''
  const settings = await ask(portal, 'readPhone', { token, parameters: { phone } })
  expect(settings.body).toEqual(desk)
  for (const secret of ['sip', 'ftp'] as const) {
    const password = portal.phones.password(phone, secret)
    expect(JSON.stringify(settings.body)).not.toContain(password)
    const { body } = await ask(portal, 'readPhoneSecret', { token, parameters: { phone, secret } })
    expect(body).toEqual({ password })
  }
})

test('what a phone does not have is not found', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { accessToken: token } = await signIn(portal, ada, ada.password)
  const softphone = portal.phones.all().find(({ ftp }) => !ftp)?.id ?? ''
  for (const parameters of [
    { phone: softphone, secret: 'ftp' },
    { phone: softphone, secret: 'voicemail' },
    { phone: 'phone-0', secret: 'sip' },
  ]) {
    expect((await ask(portal, 'readPhoneSecret', { token, parameters })).problem).toBe('not-found')
  }
  expect((await ask(portal, 'readPhone', { token, parameters: { phone: '../account' } })).problem).toBe('not-found')
})

test('a password is shown only for so long after the person proved theirs, refreshed or not', async () => {
  const portal = await portalForTest({ proofSeconds: 120, accessTokenSeconds: 3600 })
  const { ada } = portal.people
  const parameters = { phone: portal.phones.all()[0]?.id ?? '', secret: 'sip' }
  const { accessToken, refreshToken } = await signIn(portal, ada, ada.password)
  portal.clock.advance(2 * minute)
  expect((await ask(portal, 'readPhoneSecret', { token: accessToken, parameters })).problem).toBe(
    'reauthentication-required',
  )
  const { accessToken: token } = await refresh(portal, refreshToken)
  expect((await ask(portal, 'readPhoneSecret', { token, parameters })).problem).toBe('reauthentication-required')

  expect((await ask(portal, 'reauthenticate', { token, body: { password: 'wrong' } })).problem).toBe(
    'invalid-credentials',
  )
  expect((await ask(portal, 'readPhoneSecret', { token, parameters })).problem).toBe('reauthentication-required')
  expect((await ask(portal, 'reauthenticate', { token, body: { password: ada.password } })).status).toBe(204)
  expect((await ask(portal, 'readPhoneSecret', { token, parameters })).status).toBe(200)
})

test('guessing the password in an open session is stopped', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { accessToken: token } = await signIn(portal, ada, ada.password)
  for (let guess = 0; guess < 5; guess++)
    await ask(portal, 'reauthenticate', { token, body: { password: `guess ${guess}` } })
  expect((await ask(portal, 'reauthenticate', { token, body: { password: ada.password } })).problem).toBe(
    'too-many-attempts',
  )
})

test('an account that may not see the phones is refused all of them', async () => {
  const portal = await portalForTest()
  const { cleo } = portal.people
  const { accessToken: token, permissions } = await signIn(portal, cleo, cleo.password)
  expect(permissions).toEqual(['account'])
  const parameters = { phone: portal.phones.all()[0]?.id ?? '', secret: 'sip' }
  for (const name of ['listPhones', 'readPhone', 'readPhoneSecret'] as const) {
    expect((await ask(portal, name, { token, parameters })).problem).toBe('forbidden')
  }
})

test('reading a password leaves a line in the audit, without the password', async () => {
  const portal = await portalForTest()
  const { ben } = portal.people
  const { accessToken: token } = await signIn(portal, ben, ben.password)
  const phone = portal.phones.all()[0]?.id ?? ''
  const answer = await ask(portal, 'readPhoneSecret', { token, parameters: { phone, secret: 'sip' } })
  const requestId = answer.headers.get('x-request-id')
  expect(portal.audit().at(-1)).toMatchObject({
    event: 'secret-read',
    personId: 'ben',
    requestId,
    facts: { phone, secret: 'sip' },
  })
  expect(JSON.stringify(portal.audit())).not.toContain(portal.phones.password(phone, 'sip'))
})

test('a seed gives the same organisation each time, with other secrets', async () => {
  const [one, other, unlike] = await Promise.all([1, 1, 2].map((seed) => startPortal({ seed })))
  const [phone] = one?.phones.all() ?? []
  expect(other?.phones.all()).toEqual(one?.phones.all())
  expect(unlike?.phones.all()).not.toEqual(one?.phones.all())
  expect(other?.phones.password(phone?.id ?? '', 'sip')).not.toBe(one?.phones.password(phone?.id ?? '', 'sip'))
  expect(other?.people.ada.password).not.toBe(one?.people.ada.password)
  await Promise.all([one, other, unlike].map((portal) => portal?.close()))
})
