import { expect, test } from 'vitest'
import { suggestPassword } from '../../../src/shared/account/password-suggestion.ts'
import type { SecretAccess } from '../../../src/shared/connections/portal.ts'
import type { PhoneSecret } from '../../../src/shared/phones/phones.ts'
import { policyOf } from '../../shared/account/password-policies.ts'
import type { PortalOptions } from '../options.ts'
import { ask, portalForTest, signIn } from '../portal-client.ts'

const policy = policyOf({ minLength: 8, minClasses: 3 })
const newPassword = () =>
  suggestPassword(policy, (count) => crypto.getRandomValues(new Uint8Array(count))) ?? expect.fail('no suggestion')

/** Ada, signed in at a portal whose passwords can be looked up or not, and a phone with both kinds. */
async function opened(access: SecretAccess, options: PortalOptions = {}) {
  const phones = { sip: access, ftp: access, sipPassword: policy, ftpPassword: policy }
  const portal = await portalForTest({ capabilities: { phones }, ...options })
  const { accessToken: token } = await signIn(portal, portal.people.ada, portal.people.ada.password)
  const phone = portal.phones.all().find(({ ftp, registration }) => ftp && registration === 'registered')?.id ?? ''
  const set = (secret: PhoneSecret, password: string) =>
    ask(portal, 'setPhonePassword', { token, parameters: { phone, secret }, body: { password } })
  const read = (secret: PhoneSecret) => ask(portal, 'readPhoneSecret', { token, parameters: { phone, secret } })
  const registration = () => portal.phones.all().find(({ id }) => id === phone)?.registration
  return { portal, token, phone, set, read, registration }
}

test('a new password is kept exactly as it came, and the other one stays', async () => {
  const { portal, phone, set, read } = await opened('readable')
  const ftp = portal.phones.password(phone, 'ftp')
  const password = ` ${newPassword()} & "ünï" `
  expect((await set('sip', password)).status).toBe(204)
  expect((await read('sip')).body).toEqual({ password })
  expect(portal.phones.password(phone, 'ftp')).toBe(ftp)
})

test('a phone whose SIP password was replaced is registered no more; a new FTP password changes nothing there', async () => {
  const { set, registration } = await opened('readable')
  await set('ftp', newPassword())
  expect(registration()).toBe('registered')
  await set('sip', newPassword())
  expect(registration()).toBe('unregistered')
})

test('a portal that never shows passwords takes new ones all the same', async () => {
  const { portal, phone, set, read } = await opened('write-only')
  const password = newPassword()
  expect((await set('sip', password)).status).toBe(204)
  expect(portal.phones.password(phone, 'sip')).toBe(password)
  expect((await read('sip')).problem).toBe('not-found')
})

test.each([
  ['of a kind that the portal does not have', 'none', {}],
  ['where it can only be looked up', 'readable', { sipPassword: null }],
] as const)('a password %s cannot be set', async (_what, access, more) => {
  const phones = { sip: access, sipPassword: policy, ...more }
  const { portal, phone, set } = await opened(access, { capabilities: { phones } })
  const before = portal.phones.password(phone, 'sip')
  expect((await set('sip', newPassword())).problem).toBe('not-found')
  expect(portal.phones.password(phone, 'sip')).toBe(before)
})

test('a password that breaks the rules is refused by their names, and nothing changes', async () => {
  const { portal, phone, set, registration } = await opened('readable')
  const before = portal.phones.password(phone, 'sip')
  const { problem, body } = await set('sip', 'short')
  expect(problem).toBe('validation')
  expect(body).toMatchObject({
    problems: [
      { field: 'password', rule: 'too-short' },
      { field: 'password', rule: 'too-few-classes' },
    ],
  })
  expect(portal.phones.password(phone, 'sip')).toBe(before)
  expect(registration()).toBe('registered')
})

test('a password is set only soon after the person proved theirs', async () => {
  const { portal, token, phone, set } = await opened('readable', {
    capabilities: { phones: { sipPassword: policy } },
    proofSeconds: 120,
    accessTokenSeconds: 3600,
  })
  portal.clock.advance(121_000)
  const password = newPassword()
  expect((await set('sip', password)).problem).toBe('reauthentication-required')
  expect(portal.phones.password(phone, 'sip')).not.toBe(password)
  await ask(portal, 'reauthenticate', { token, body: { password: portal.people.ada.password } })
  expect((await set('sip', password)).status).toBe(204)
})

test('setting a password leaves a line in the audit, without the password', async () => {
  const { portal, phone, set } = await opened('write-only')
  const password = newPassword()
  const answer = await set('ftp', password)
  expect(portal.audit().at(-1)).toMatchObject({
    event: 'secret-set',
    personId: 'ada',
    requestId: answer.headers.get('x-request-id'),
    facts: { phone, secret: 'ftp' },
  })
  expect(JSON.stringify(portal.audit())).not.toContain(password)
})
