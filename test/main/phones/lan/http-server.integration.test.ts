import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect, Server } from 'node:net'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type ProvisioningServer, serveHttp } from '../../../../src/main/phones/lan/http-server.ts'
import { type ServedRequest, servedRequestSchema } from '../../../../src/shared/phones/phone-serving.ts'

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

test('every server has a unique path that cannot be guessed', async () => {
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

test('a client that asks too often gets 429', async () => {
  const { server } = await serve()
  const statuses = new Set<number>()
  for (let count = 0; count < 130; count++) statuses.add((await fetch(`${server.url}x`)).status)
  expect([...statuses]).toEqual([404, 429])
})

test('the server stops when its time is up, even while a connection is open', async () => {
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

describe('connections that say nothing', () => {
  /** Connects, and tells whether the server closed the connection. */
  async function silent(port: number) {
    const socket = connect(port, '127.0.0.1')
      .on('error', () => {})
      .resume()
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    const state = { closed: false }
    socket.once('close', () => {
      state.closed = true
    })
    return state
  }

  test('of one address leave room for the phone', async () => {
    const { server } = await serve()
    const states = await Promise.all(Array.from({ length: 20 }, () => silent(server.port)))
    await expect.poll(() => states.filter(({ closed }) => !closed).length).toBe(6)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${server.url}0004f2abcdef.cfg`, { localAddress: '127.0.0.2' }, resolve).once('error', reject)
    })
    expect(response.statusCode).toBe(200)
    response.resume()
  })

  test('are closed after some seconds, and count no longer', async () => {
    const { server } = await serve()
    const states = await Promise.all(Array.from({ length: 6 }, () => silent(server.port)))
    await expect.poll(() => states.every(({ closed }) => closed)).toBe(true)
    expect((await fetch(`${server.url}0004f2abcdef.cfg`)).status).toBe(200)
  })
})

test('an error of the server ends it, and nothing else', async () => {
  let stopped = 0
  const listening = vi.spyOn(Server.prototype, 'listen')
  const { server } = await serve(60_000, () => {
    stopped++
  })
  const own = listening.mock.contexts.at(-1)
  listening.mockRestore()
  if (!(own instanceof Server)) throw new Error('no server')
  own.emit('error', new Error('the card is gone'))
  await server.stop()
  expect(stopped).toBe(1)
})
