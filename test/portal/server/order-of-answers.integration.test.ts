import { expect, test } from 'vitest'
import type { RunningPortal } from '../portal.ts'
import { ask, portalForTest, signIn } from '../portal-client.ts'

/** Fits no request of the contract. */
const unfit = { body: { password: 7, pin: 7, newPassword: 7 } }

async function tokenOf(portal: RunningPortal, person: 'ada' | 'ben' | 'cleo'): Promise<string> {
  const { password, ...name } = portal.people[person]
  return (await signIn(portal, name, password)).accessToken
}

test('of several reasons against a change of a phone, the first of the documented order is told', async () => {
  const portal = await portalForTest()
  const [known] = portal.phones.all()
  const phone = known?.id ?? ''
  const sip = { parameters: { phone, secret: 'sip' } }
  const answer = async (asked: object) => (await ask(portal, 'setPhonePassword', { ...unfit, ...asked })).problem

  expect(await answer(sip)).toBe('session-expired')
  const missing = { parameters: { phone: 'none', secret: 'sip' } }
  expect(await answer({ ...missing, token: await tokenOf(portal, 'cleo') })).toBe('forbidden')
  const token = await tokenOf(portal, 'ada')
  expect(await answer({ ...sip, token })).toBe('validation')
  // The last proof is older than this, and the access token is not.
  const brief = await portalForTest({ proofSeconds: 0 })
  const late = await tokenOf(brief, 'ada')
  const asked = (id: string) =>
    ask(brief, 'setPhonePassword', { ...unfit, token: late, parameters: { phone: id, secret: 'sip' } })
  brief.clock.advance(1_000)
  expect((await asked('none')).problem).toBe('not-found')
  expect((await asked(brief.phones.all()[0]?.id ?? '')).problem).toBe('reauthentication-required')
})

test('who may not see a list is told so, whatever page was asked for', async () => {
  const portal = await portalForTest({ capabilities: { users: true } })
  const wrongPage = { query: { limit: 0 } }
  const cleo = await tokenOf(portal, 'cleo')
  expect((await ask(portal, 'listUsers', { token: cleo, ...wrongPage })).problem).toBe('forbidden')
  expect((await ask(portal, 'listPhones', { token: cleo, ...wrongPage })).problem).toBe('forbidden')
  expect((await ask(portal, 'listUsers', { token: await tokenOf(portal, 'ada'), ...wrongPage })).problem).toBe(
    'validation',
  )
})

test('too many wrong passwords come before what is wrong with a new one, and an old version before both', async () => {
  const portal = await portalForTest({ kind: 'aptela' })
  const token = await tokenOf(portal, 'ada')
  const ifMatch = (await ask(portal, 'readAccount', { token })).headers.get('etag') ?? ''
  for (let guess = 0; guess < 5; guess++) {
    const body = { pin: '4711', currentPassword: `guess ${guess}` }
    expect((await ask(portal, 'setVoicemailPin', { token, body })).problem).toBe('invalid-credentials')
  }
  const tooShort = { newPassword: 'x', currentPassword: 'guess' }
  expect((await ask(portal, 'setVoicemailPin', { token, ...unfit })).problem).toBe('too-many-attempts')
  expect((await ask(portal, 'setOperatorPassword', { token, body: tooShort })).problem).toBe('too-many-attempts')
  expect((await ask(portal, 'changeAccount', { token, ifMatch, body: tooShort })).problem).toBe('too-many-attempts')
  expect((await ask(portal, 'changeAccount', { token, ifMatch: '"0"', body: tooShort })).problem).toBe('conflict')
  expect((await ask(portal, 'changeAccount', { token, ...unfit })).problem).toBe('precondition-required')
})
