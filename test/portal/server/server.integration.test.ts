import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openApiFile, openApiText } from '../../../scripts/openapi.ts'
import { discoverySchema } from '../../../src/main/portals/call-record/discovery.ts'
import { discoveryPath } from '../../../src/main/portals/discovery-document.ts'
import { startPortal } from '../portal.ts'
import { ask, portalForTest, signIn } from '../portal-client.ts'

test('docs/openapi.json is what the contract says now (npm run openapi writes it)', async () => {
  expect(await readFile(openApiFile, 'utf8')).toBe(openApiText())
})

test('the discovery document tells what the portal can do', async () => {
  const portal = await portalForTest({ name: 'Blue Line', capabilities: { account: { currentPassword: false } } })
  const answer = await fetch(portal.url + discoveryPath)
  const discovery = discoverySchema.parse(await answer.json())
  expect(discovery).toMatchObject({ version: 1, kind: 'call-record', name: 'Blue Line', api: '/api/v1' })
  expect(discovery.capabilities.account).toMatchObject({
    currentPassword: false,
    editable: ['name', 'email', 'username'],
  })
})

test.each([
  ['no JSON', '{"username":'],
  ['no object', '[]'],
  ['a password that is a number', '{"username":"ada","password":1}'],
  ['more than any request holds', JSON.stringify({ username: 'a'.repeat(100_000), password: '' })],
])('a body that is %s is refused as such', async (_, body) => {
  const portal = await portalForTest()
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${portal.url}/api/v1/session`, { method: 'POST', headers, body })
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(await answer.json()).toMatchObject({ type: 'urn:call-record-portal:problem:validation' })
})

test('without a good access token there is nothing to see', async () => {
  const portal = await portalForTest()
  for (const token of [undefined, 'made-up', 'x'.repeat(5000)]) {
    const answer = await ask(portal, 'readAccount', token ? { token } : {})
    expect(answer.problem).toBe('session-expired')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  }
})

test('over TLS the portal shows a certificate for this computer', async () => {
  const portal = await portalForTest({ tls: true })
  expect(portal.url).toMatch(/^https:/)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(portal.url + discoveryPath, { ca: portal.certificate ?? '' }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(200)
  await expect(fetch(portal.url + discoveryPath)).rejects.toThrow('fetch failed')
})

test('passwords of people and tokens are neither on disk nor in the audit nor in the list of requests', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'portal-test-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const portal = await startPortal({ directory })
  const { ada } = portal.people
  const { accessToken, refreshToken } = await signIn(portal, ada, ada.password)
  await ask(portal, 'readAccount', { token: accessToken })
  await ask(portal, 'signIn', { body: { username: 'typed-my-password-here', password: 'wrong' } })
  await ask(portal, 'requestPassword', { body: { email: ada.email } })
  const temporary = portal.temporaryPasswordIn(await portal.newestMail(ada.email))
  const logs = JSON.stringify([portal.audit(), portal.requests()])
  await portal.close()

  const files = await Promise.all((await readdir(directory)).map((file) => readFile(join(directory, file), 'latin1')))
  expect(files.join()).toContain(ada.username)
  for (const secret of [ada.password, accessToken, refreshToken, temporary, 'typed-my-password-here']) {
    expect(files.some((file) => file.includes(secret))).toBe(false)
    expect(logs).not.toContain(secret)
  }
})

test('a portal that cannot have its port says so', async () => {
  const portal = await portalForTest()
  await expect(startPortal({ port: Number(new URL(portal.url).port) })).rejects.toThrow('EADDRINUSE')
})
