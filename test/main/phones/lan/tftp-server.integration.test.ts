import { randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { BlockList } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { tftpPlaces } from '../../../../src/main/phones/lan/addresses.ts'
import type { ProvisioningServer } from '../../../../src/main/phones/lan/http-server.ts'
import { parseAcknowledgement, parseReadRequest } from '../../../../src/main/phones/lan/tftp-packet.ts'
import { serveTftp } from '../../../../src/main/phones/lan/tftp-server.ts'
import { transfer } from '../../../../src/main/phones/lan/tftp-transfer.ts'
import type { ServedRequest } from '../../../../src/shared/phones/phone-serving.ts'

const small = randomBytes(700)
const exact = randomBytes(1024)
const lines = 'one\ntwo\r\nthree\r'
const files = [
  { name: 'small.cfg', content: small, mediaType: 'text/plain' },
  { name: 'exact.cfg', content: exact, mediaType: 'text/plain' },
  { name: 'lines.cfg', content: lines, mediaType: 'text/plain' },
]
const running: ProvisioningServer[] = []
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close()
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

async function serve(lifetimeMs = 60_000) {
  const log: ServedRequest[] = []
  const onRequest = (request: ServedRequest) => void log.push(request)
  const server = await serveTftp({ files, address: '127.0.0.1', port: 0, lifetimeMs, onRequest })
  running.push(server)
  return { server, log }
}

/** A client that does one packet at a time, so that a test can misbehave. */
async function client(port: number, address = '127.0.0.1') {
  const socket = createSocket('udp4')
  sockets.push(socket)
  socket.bind(0, address)
  await once(socket, 'listening')
  let peer = port
  return {
    ask: (opcode: number, ...texts: string[]) =>
      socket.send(Buffer.concat([Buffer.from([0, opcode]), Buffer.from(`${texts.join('\0')}\0`)]), port, '127.0.0.1'),
    acknowledge: (block: number) => socket.send(Buffer.from([0, 4, block >> 8, block & 255]), peer, '127.0.0.1'),
    /** Where the last packet came from. */
    peer: () => peer,
    next: async (): Promise<Buffer> => {
      const [packet, from] = await once(socket, 'message', { signal: AbortSignal.timeout(60_000) })
      peer = from.port
      return packet
    },
  }
}

async function fetchFile(port: number, name: string, mode = 'octet'): Promise<Buffer> {
  const one = await client(port)
  one.ask(1, name, mode)
  const parts: Buffer[] = []
  for (;;) {
    const packet = await one.next()
    if (packet[1] !== 3) throw new Error(`answered with ${packet.toString('latin1')}`)
    parts.push(packet.subarray(4))
    one.acknowledge(packet.readUInt16BE(2))
    if (packet.length < 516) return Buffer.concat(parts)
  }
}

test('a server on every address answers only clients on its own network', async () => {
  const network = new BlockList()
  network.addSubnet('127.0.0.0', 31)
  const log: ServedRequest[] = []
  const onRequest = (request: ServedRequest) => void log.push(request)
  const options = { files, address: '127.0.0.1', port: 0, lifetimeMs: 60_000, onRequest }
  const server = await serveTftp({ ...options, network })
  running.push(server)
  const stranger = await client(server.port, '127.0.0.9')
  stranger.ask(1, 'small.cfg', 'octet')
  expect(await fetchFile(server.port, 'small.cfg')).toEqual(small)
  await expect.poll(() => log.length).toBe(1)
  expect(log).toMatchObject([{ address: '127.0.0.1', outcome: 'sent' }])
})

test('macOS gives the usual port out on all addresses only, other systems on the one that was chosen', () => {
  const card = { address: '192.0.2.7', cidr: '192.0.2.7/24', netmask: '255.255.255.0', mac: '00:00:00:00:00:00' }
  const interfaces = { en0: [{ ...card, family: 'IPv4' as const, internal: false }] }
  const [usual, other] = tftpPlaces('192.0.2.7', 'darwin', interfaces)
  expect([usual?.port, other]).toEqual([69, { port: 6969 }])
  expect(['192.0.2.200', '192.0.3.1'].map((address) => usual?.network?.check(address))).toEqual([true, false])
  expect(tftpPlaces('192.0.2.7', 'linux', interfaces)).toEqual([{ port: 69 }, { port: 6969 }])
})

describe('a phone that asks by TFTP', () => {
  test.each([
    ['small.cfg', small],
    ['exact.cfg', exact],
    ['/small.cfg', small],
  ])('gets %s byte for byte, and the fetch is logged', async (name, content) => {
    const { server, log } = await serve()
    expect(await fetchFile(server.port, name)).toEqual(content)
    await expect.poll(() => log).toMatchObject([{ file: name.replace('/', ''), outcome: 'sent', protocol: 'tftp' }])
  })

  test('gets network line ends where it asks for text', async () => {
    const { server } = await serve()
    expect((await fetchFile(server.port, 'lines.cfg', 'NetAscii')).toString()).toBe('one\r\ntwo\r\0\r\nthree\r\0')
  })

  test('agrees on block size, transfer size and timeout', async () => {
    const { server } = await serve()
    const one = await client(server.port)
    one.ask(1, 'small.cfg', 'octet', 'BLKSIZE', '65464', 'tsize', '0', 'timeout', '3', 'windowsize', '4')
    const agreed = await one.next()
    expect(agreed.toString('latin1')).toBe('\0\u0006blksize\u00001428\0tsize\u0000700\0timeout\u00003\0')
    one.acknowledge(0)
    expect((await one.next()).subarray(4)).toEqual(small)
    one.acknowledge(1)
  })

  test('gets a block again that was lost, but not twice for an old acknowledgement', async () => {
    const { server } = await serve()
    const one = await client(server.port)
    one.ask(1, 'small.cfg', 'octet')
    const first = await one.next()
    expect(await one.next()).toEqual(first)
    one.acknowledge(1)
    const second = await one.next()
    one.acknowledge(1)
    one.acknowledge(2)
    expect(second.readUInt16BE(2)).toBe(2)
  })
})

describe('is refused', () => {
  const errorCode = async (port: number, opcode: number, ...texts: string[]) => {
    const one = await client(port)
    one.ask(opcode, ...texts)
    const packet = await one.next()
    return packet[1] === 5 ? packet.readUInt16BE(2) : 'no error'
  }

  test.each([
    ['writing', 2, 'small.cfg', 2],
    ['another phone’s file', 1, 'other.cfg', 1],
    ['a path', 1, '../small.cfg', 1],
    ['a folder', 1, 'sub/small.cfg', 1],
    ['a Windows path', 1, '..\\small.cfg', 1],
    ['an absolute path', 1, '//small.cfg', 1],
  ])('%s', async (_what, opcode, name, code) => {
    const { server } = await serve()
    expect(await errorCode(server.port, opcode, name, 'octet')).toBe(code)
  })

  test('the mode "mail"', async () => {
    const { server } = await serve()
    expect(await errorCode(server.port, 1, 'small.cfg', 'mail')).toBe(4)
  })
})

/** The sockets that the server opens, so that a test can hand them what no honest client sends. */
const opened = vi.hoisted(() => [] as Socket[])
vi.mock('node:dgram', async (importOriginal) => {
  const dgram = await importOriginal<typeof import('node:dgram')>()
  const createSocket = new Proxy(dgram.createSocket, {
    apply(create, self, options: Parameters<typeof dgram.createSocket>) {
      const socket = Reflect.apply(create, self, options)
      opened.push(socket)
      return socket
    },
  })
  return { ...dgram, createSocket }
})

describe('a packet whose sender’s port is 0', () => {
  const from = { address: '127.0.0.1', port: 0, family: 'IPv4' as const, size: 0 }
  const packets = {
    'a write request': Buffer.from('\0\u0002small.cfg\0octet\0', 'latin1'),
    'a read request': Buffer.from('\0\u0001small.cfg\0octet\0', 'latin1'),
    garbage: Buffer.from([9]),
  }

  test.each(Object.entries(packets))('is passed over, and the server goes on: %s', async (_what, packet) => {
    opened.length = 0
    const { server, log } = await serve()
    opened[0]?.emit('message', packet, from)
    expect(await fetchFile(server.port, 'small.cfg')).toEqual(small)
    await expect.poll(() => log).toMatchObject([{ outcome: 'sent' }])
  })

  test('ends no transfer that another client has under way', async () => {
    const { server } = await serve()
    const phone = await client(server.port)
    opened.length = 0
    phone.ask(1, 'small.cfg', 'octet')
    await phone.next()
    opened[0]?.emit('message', Buffer.from([0, 4, 0, 1]), from)
    phone.acknowledge(1)
    expect((await phone.next()).readUInt16BE(2)).toBe(2)
  })

  test('breaks a transfer off at once where one was begun all the same', async () => {
    const signal = new AbortController().signal
    const request = { name: 'small.cfg', mode: 'octet' as const, options: new Map() }
    const options = { address: '127.0.0.1', client: from, retryMs: 1, signal }
    expect(await transfer(small, request, options)).toBe(false)
  })
})

test('an error of the socket ends the server, and nothing else', async () => {
  opened.length = 0
  const { server } = await serve()
  opened[0]?.emit('error', new Error('the card is gone'))
  await server.stop()
})

describe('a client that asks without listening', () => {
  test('has only one transfer, however often it asks, so that a phone gets its file', async () => {
    const { server } = await serve()
    const greedy = await Promise.all(Array.from({ length: 10 }, () => client(server.port)))
    for (const one of greedy) {
      one.ask(1, 'small.cfg', 'octet', 'timeout', '255')
      await one.next()
    }
    const phone = await client(server.port, '127.0.0.2')
    phone.ask(1, 'small.cfg', 'octet')
    expect((await phone.next())[1]).toBe(3)
  })

  test.each([
    ['10', '\0\u0006timeout\u000010\0'],
    ['11', null],
    ['255', null],
  ])('is granted no longer waits than ten seconds: it asks for %s', async (timeout, agreed) => {
    const { server } = await serve()
    const one = await client(server.port)
    one.ask(1, 'small.cfg', 'octet', 'timeout', timeout)
    const packet = await one.next()
    if (agreed === null) expect(packet[1]).toBe(3)
    else expect(packet.toString('latin1')).toBe(agreed)
  })
})

test('a flood of requests is reported only occasionally', async () => {
  const { server, log } = await serve()
  const one = await client(server.port)
  for (let count = 0; count < 200; count++) one.ask(1, 'other.cfg', 'octet')
  await expect.poll(() => log.length).toBeGreaterThan(60)
  const phone = await client(server.port, '127.0.0.2')
  phone.ask(1, 'small.cfg', 'octet')
  await phone.next()
  expect(log.filter(({ outcome }) => outcome === 'too-many').length).toBeLessThanOrEqual(20)
})

test('a stranger cannot break into a transfer', async () => {
  const { server } = await serve()
  const phone = await client(server.port)
  phone.ask(1, 'exact.cfg', 'octet')
  await phone.next()
  const stranger = await client(phone.peer())
  stranger.acknowledge(1)
  const refusal = await stranger.next()
  expect([refusal[1], refusal.readUInt16BE(2)]).toEqual([5, 5])
  phone.acknowledge(1)
  expect((await phone.next()).readUInt16BE(2)).toBe(2)
})

test('the server stops when its time is up, even in the middle of a transfer, and frees the port', async () => {
  let stopped = 0
  const log: ServedRequest[] = []
  const server = await serveTftp({
    files,
    address: '127.0.0.1',
    port: 0,
    lifetimeMs: 150,
    onRequest: (request) => void log.push(request),
    onStopped: () => {
      stopped++
    },
  })
  const phone = await client(server.port)
  phone.ask(1, 'exact.cfg', 'octet')
  await expect.poll(() => stopped).toBe(1)
  await expect.poll(() => log).toMatchObject([{ file: 'exact.cfg', outcome: 'broken-off' }])
  const next = createSocket('udp4')
  sockets.push(next)
  next.bind({ port: server.port, address: '127.0.0.1', exclusive: true })
  await once(next, 'listening')
})

test('no packet breaks the reader', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const packet = Buffer.from(bytes)
      parseReadRequest(packet)
      parseAcknowledgement(packet)
    }),
    { seed: 11, numRuns: 2000 },
  )
  expect(parseReadRequest(Buffer.from('\0\u0001a\0octet\0tsize\0', 'latin1'))).toBeNull()
})
