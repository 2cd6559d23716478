import { get } from 'node:https'
import { expect, test } from 'vitest'
import { discoveryPath } from '../../../src/main/portals/discovery-document.ts'
import { ask, portalForTest, signIn } from '../portal-client.ts'
import type { Fault } from './faults.ts'

async function answerTo(fault: Fault): Promise<Response> {
  const portal = await portalForTest()
  portal.faults.next(`GET ${discoveryPath}`, fault)
  return fetch(portal.url + discoveryPath, { redirect: 'manual' })
}

test('a standing fault hits what its pattern names until it is cleared, a next one once', async () => {
  const portal = await portalForTest()
  const get = async () => (await fetch(portal.url + discoveryPath)).status
  portal.faults.set('*/.well-known/*', { kind: 'status', status: 503 })
  portal.faults.set('POST *', { kind: 'reset' })
  portal.faults.next('*', { kind: 'status', status: 500 })
  expect([await get(), await get(), await get()]).toEqual([500, 503, 503])
  portal.faults.clear()
  expect(await get()).toBe(200)
})

test('a portal that is busy says until when, in seconds or as a date of its clock', async () => {
  const seconds = await answerTo({ kind: 'status', status: 503, retryAfter: 30 })
  expect(seconds.headers.get('retry-after')).toBe('30')
  expect(await seconds.json()).toMatchObject({ type: 'urn:call-record-portal:problem:unavailable' })
  const dated = await answerTo({ kind: 'status', status: 503, retryAfter: 30, asDate: true })
  const until = Date.parse(dated.headers.get('retry-after') ?? '')
  expect(Math.abs(until - Date.now() - 30_000)).toBeLessThan(20_000)
})

test('answers can be late, one or all', async () => {
  const portal = await portalForTest()
  const timed = async () => {
    const start = performance.now()
    await fetch(portal.url + discoveryPath)
    return performance.now() - start
  }
  portal.faults.next('*', { kind: 'latency', ms: 200 })
  expect(await timed()).toBeGreaterThan(195)
  portal.faults.delay(100)
  expect(await timed()).toBeGreaterThan(95)
})

test('a captive network answers its page', async () => {
  const answer = await answerTo({ kind: 'captive-portal' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
})

test('an answer can break off, be no JSON, or be of another type', async () => {
  await expect((await answerTo({ kind: 'truncated' })).text()).rejects.toThrow('terminated')
  await expect((await answerTo({ kind: 'broken-json' })).json()).rejects.toThrow(SyntaxError)
  const other = await answerTo({ kind: 'wrong-content-type' })
  expect(other.headers.get('content-type')).toMatch(/^text\/plain/)
})

test('an answer can be huge or never end', async () => {
  const huge = await (await answerTo({ kind: 'huge', bytes: 5_000_000 })).text()
  expect(huge.length).toBeGreaterThanOrEqual(5_000_000)
  JSON.parse(huge)
  const reader = (await answerTo({ kind: 'endless' })).body?.getReader()
  for (let chunk = 0; chunk < 5; chunk++) expect((await reader?.read())?.done).toBe(false)
  await reader?.cancel()
})

test('a portal can send its caller elsewhere', async () => {
  const answer = await answerTo({ kind: 'redirect', to: 'https://elsewhere.example/' })
  expect(answer.status).toBe(307)
  expect(answer.headers.get('location')).toBe('https://elsewhere.example/')
})

test('a connection can be reset', async () => {
  await expect(answerTo({ kind: 'reset' })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
})

test('a connection can be reset over TLS', async () => {
  const portal = await portalForTest({ tls: true })
  portal.faults.next('*', { kind: 'reset' })
  const answered = new Promise((resolve, reject) => {
    get(portal.url + discoveryPath, { ca: portal.certificate ?? '' }, resolve).on('error', reject)
  })
  await expect(answered).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('an answer can be lost after the change was carried out', async () => {
  const portal = await portalForTest()
  const { ada } = portal.people
  const { accessToken: token } = await signIn(portal, ada, ada.password)
  const ifMatch = (await ask(portal, 'readAccount', { token })).headers.get('etag') ?? ''
  portal.faults.next('PATCH */account', { kind: 'lost-answer' })
  await expect(ask(portal, 'changeAccount', { token, ifMatch, body: { name: 'Changed' } })).rejects.toThrow(
    'fetch failed',
  )
  expect((await ask(portal, 'readAccount', { token })).body).toMatchObject({ name: 'Changed' })
})
