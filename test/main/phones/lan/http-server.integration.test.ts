import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type ProvisioningServer, serveHttp } from '../../../../src/main/phones/lan/http-server.ts'
import { type ServedRequest, servedRequestSchema } from '../../../../src/shared/phone-serving.ts'

const content = randomBytes(900).toString('base64')
const files = [
  { name: '0004f2abcdef.cfg', content, mediaType: 'application/xml' },
  { name: 'microsip.ini', content: Buffer.from([0xff, 0xfe, 0x41, 0x00]), mediaType: 'text/plain' },
]
const running: ProvisioningServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

async function serve(lifetimeMs = 60_000, onStopped?: () => void) {
  const log: ServedRequest[] = []
  const onRequest = (request: ServedRequest) => void log.push(servedRequestSchema.parse(request))
  const options = { files, address: '127.0.0.1', port: 0, lifetimeMs, onRequest }
  const server = await serveHttp(onStopped ? { ...options, onStopped } : options)
  running.push(server)
  return { server, log }
}

test('the phone fetches each of its files, byte for byte, and the fetch is logged', async () => {
  const { server, log } = await serve()
  const response = await fetch(`${server.url}0004f2abcdef.cfg`)
  expect(await response.text()).toBe(content)
  expect(response.headers.get('content-type')).toBe('application/xml')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const binary = await fetch(`${server.url}microsip.ini`)
  expect(Buffer.from(await binary.arrayBuffer())).toEqual(files[1]?.content)
  await expect
    .poll(() => log.map(({ file, outcome, address }) => [file, outcome, address]))
    .toEqual([
      ['0004f2abcdef.cfg', 'sent', '127.0.0.1'],
      ['microsip.ini', 'sent', '127.0.0.1'],
    ])
})

test('HEAD tells the length and sends nothing', async () => {
  const { server } = await serve()
  const response = await fetch(`${server.url}0004f2abcdef.cfg`, { method: 'HEAD' })
  expect(response.headers.get('content-length')).toBe(String(content.length))
  expect(await response.text()).toBe('')
})

test('every server has a path of its own that cannot be guessed', async () => {
  const [one, other] = [await serve(), await serve()]
  const path = (url: string) => new URL(url).pathname
  expect(path(one.server.url)).toMatch(/^\/[A-Za-z0-9_-]{22}\/$/)
  expect(path(one.server.url)).not.toBe(path(other.server.url))
})

test('nothing is served without the path, nor any file but this phone’s', async () => {
  const { server, log } = await serve()
  const origin = new URL(server.url).origin
  for (const url of [
    `${origin}/`,
    `${origin}/0004f2abcdef.cfg`,
    `${origin}/guess/0004f2abcdef.cfg`,
    `${server.url}`,
    `${server.url}other.cfg`,
    `${server.url}sub/0004f2abcdef.cfg`,
    `${server.url}%2e%2e%2fetc%2fpasswd`,
  ]) {
    expect((await fetch(url)).status).toBe(404)
  }
  expect(log.every(({ file, outcome }) => file === null && outcome === 'not-found')).toBe(true)
})

test.each(['PUT', 'POST', 'DELETE'])('%s is refused', async (method) => {
  const { server } = await serve()
  const response = await fetch(`${server.url}0004f2abcdef.cfg`, { method })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('who asks too often is told to wait', async () => {
  const { server } = await serve()
  const statuses = new Set<number>()
  for (let count = 0; count < 130; count++) statuses.add((await fetch(`${server.url}x`)).status)
  expect([...statuses]).toEqual([404, 429])
})

test('the server stops by itself, even while a connection is open', async () => {
  let stopped = 0
  const { server } = await serve(150, () => {
    stopped++
  })
  expect(server.endsAt - Date.now()).toBeLessThanOrEqual(150)
  const idle = connect(server.port, '127.0.0.1').on('error', () => {})
  await once(idle, 'close')
  await expect.poll(() => stopped).toBe(1)
  await expect(fetch(server.url)).rejects.toThrow()
})

test('an address that is not this computer’s is an error, not a server', async () => {
  const options = { files, address: '192.0.2.77', port: 0, lifetimeMs: 1000, onRequest: () => {} }
  await expect(serveHttp(options)).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' })
})

test('a file name that is a path is never served', async () => {
  const options = { address: '127.0.0.1', port: 0, lifetimeMs: 1000, onRequest: () => {} }
  for (const name of ['../secret', 'a/b', '.', '', '.hidden']) {
    await expect(serveHttp({ ...options, files: [{ name, content: '', mediaType: 'x/y' }] })).rejects.toThrow(
      RangeError,
    )
  }
})
