import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { phoneTestHandlers } from '../../../src/main/phones/feature.ts'
import { createSessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { UnderWay } from '../../../src/main/under-way.ts'
import type { SecretAccess } from '../../../src/shared/connections/portal.ts'
import { portalForTest } from '../../portal/portal-client.ts'
import { policyOf } from '../../shared/account/password-policies.ts'
import { memorySecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'
import { registrarFor, type Script, startRegistrar } from './sip/registrar.ts'

/** The handlers over a signed-in session, and a phone whose registrar the test plays. */
async function opened(access: SecretAccess, script?: Script, transport: 'udp' | 'tcp' = 'udp') {
  const phones = { sip: access, ftp: access, sipPassword: policyOf({}), ftpPassword: policyOf({}) }
  const portal = await portalForTest({ phones: 20, capabilities: { phones } })
  const [phone] = portal.phones.all()
  if (!phone?.sip) throw new Error('the portal seeded no phone')
  const password = portal.phones.password(phone.id, 'sip')
  const { authorizationId } = phone.sip
  const registrar = await startRegistrar(transport, script ?? registrarFor({ authorizationId, password }).script)
  onTestFinished(() => registrar.close())
  const { port } = registrar
  portal.phones.move(phone.id, { sip: { domain: '127.0.0.1', port, transport, outboundProxy: null } })

  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  const active = createActivePortal(http, memorySettings(), new URL(portal.url))
  const listener = { ended: () => undefined, reachable: () => undefined }
  const session = createSessionKeeper(active, memorySecrets(), listener)
  const { username, password: own } = portal.people.ada
  await session.signIn({ username, password: own }, false)
  const underWay = new UnderWay()
  const handlers = phoneTestHandlers(session, underWay)
  return { handlers, underWay, phone: phone.id, password, portal, registrar }
}

const silent: Script = () => []

test('a login is tested with the password from the portal, and the answer does not contain it', async () => {
  const { handlers, phone, password } = await opened('readable')
  const answer = await handlers['phones.test']({ phone, secret: 'sip' })
  expect(answer).toMatchObject({ secret: 'sip', result: { outcome: 'unregistered' } })
  expect(JSON.stringify(answer)).not.toContain(password)
})

test('it registers only when the person chose to', async () => {
  const { handlers, phone, registrar } = await opened('readable')
  const contacts = () => registrar.seen.flatMap((request) => request.header('Contact') ?? [])
  await handlers['phones.test']({ phone, secret: 'sip' })
  expect(contacts()).toEqual([])
  const answer = await handlers['phones.test']({ phone, secret: 'sip', register: true })
  expect(answer).toMatchObject({ secret: 'sip', result: { outcome: 'registered', bindings: 0, removed: true } })
  expect(contacts()).not.toEqual([])
})

test('where the portal gives no password out, the one that the person typed is tested', async () => {
  const { handlers, phone, password } = await opened('write-only')
  const right = await handlers['phones.test']({ phone, secret: 'sip', password })
  const wrong = await handlers['phones.test']({ phone, secret: 'sip', password: `${password}.` })
  expect([right.result.outcome, wrong.result.outcome]).toEqual(['unregistered', 'wrong-credentials'])
  await expect(handlers['phones.test']({ phone, secret: 'sip' })).rejects.toMatchObject({
    error: { code: 'validation', problems: [{ field: 'password', rule: 'required' }] },
  })
})

test('a test under way ends when it is cancelled, and when another begins', async () => {
  const { handlers, phone, registrar } = await opened('readable', silent)
  const asked = () => expect.poll(() => registrar.seen.length).toBeGreaterThan(0)
  const first = handlers['phones.test']({ phone, secret: 'sip' })
  await asked()
  const second = handlers['phones.test']({ phone, secret: 'sip' })
  expect((await first).result.outcome).toBe('cancelled')
  registrar.seen.length = 0
  await asked()
  await handlers['phones.cancelTest']({})
  expect((await second).result.outcome).toBe('cancelled')
})

test('a test under way ends when the app locks, its connection closed', async () => {
  const { handlers, underWay, phone, registrar } = await opened('readable', silent, 'tcp')
  const result = handlers['phones.test']({ phone, secret: 'sip' })
  await expect.poll(() => registrar.connections()).toBe(1)
  underWay.end()
  expect((await result).result.outcome).toBe('cancelled')
  await expect.poll(() => registrar.connections()).toBe(0)
})

test('an FTP login is not tried on either when the app locks, its connection closed', async () => {
  const { handlers, underWay, portal } = await opened('readable')
  const sockets = new Set<Socket>()
  const mute = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket)).resume()
  }).listen(0, '127.0.0.1')
  await once(mute, 'listening')
  onTestFinished(() => void mute.close())
  const phone = portal.phones.all().find(({ ftp }) => ftp)?.id ?? ''
  const { port } = mute.address() as AddressInfo
  portal.phones.move(phone, { ftp: { server: '127.0.0.1', port, security: 'ftp', directory: '' } })
  const result = handlers['phones.test']({ phone, secret: 'ftp' })
  await expect.poll(() => sockets.size).toBe(1)
  underWay.end()
  expect((await result).result.outcome).toBe('cancelled')
  await expect.poll(() => sockets.size).toBe(0)
})

test('a test whose password is still on its way when the app locks sends nothing', async () => {
  const { handlers, underWay, phone, portal, registrar } = await opened('readable')
  portal.faults.set('*/secrets/sip', { kind: 'latency', ms: 300 })
  const result = handlers['phones.test']({ phone, secret: 'sip' })
  underWay.end()
  expect((await result).result.outcome).toBe('cancelled')
  expect(registrar.seen).toEqual([])
})

test('a phone without that login is not tested', async () => {
  const { handlers, portal } = await opened('readable')
  const phone = portal.phones.all().find(({ ftp }) => !ftp)?.id ?? ''
  await expect(handlers['phones.test']({ phone, secret: 'ftp' })).rejects.toThrow('not-found')
})

test('the person reauthenticates before a password is tested if the last reauthentication is too old', async () => {
  const { handlers, phone, portal, registrar } = await opened('readable')
  portal.clock.advance(301_000)
  await expect(handlers['phones.test']({ phone, secret: 'sip' })).rejects.toThrow('reauthentication-required')
  expect(registrar.seen).toHaveLength(0)
})
