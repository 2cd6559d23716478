import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'
import { type Answer, createAnswerReader, headersLike } from './faults/wire-answer.ts'

/** Where in an answer something happens: before it, in the middle of its head, or in the middle of its body. */
type Place = 'before' | 'head' | 'body'

/** What a network does to a connection. What concerns a body leaves an answer without one as it is. */
export type NetworkFault =
  /** Nobody listens. */
  | { kind: 'gone' }
  /** Each way takes so much longer. */
  | { kind: 'delay'; ms: number }
  /** What is sent is swallowed. */
  | { kind: 'drop' }
  | { kind: 'reset'; at: Place }
  | { kind: 'truncate'; at: Place }
  /** Bytes arrive as others: all of one part, or a few anywhere, chosen by a seed. */
  | { kind: 'garble'; part: 'head' | 'body' }
  | { kind: 'noise'; seed: number }
  /** One byte at a time. */
  | { kind: 'trickle'; everyMs: number }
  /** The body goes on until the client hangs up, in small pieces or as fast as it reads. */
  | { kind: 'endless'; fast: boolean }
  | { kind: 'content-type'; type: string }
  /** Something in between answers, and the portal is never asked. */
  | { kind: 'instead'; answer: string }
  /** The answer's `Date` is so far from the time. */
  | { kind: 'clock'; ms: number }
  /** A JSON body says something else; any other answer stays as it is. */
  | { kind: 'rewritten'; body: (said: unknown) => unknown }

/** A TCP proxy before a server on this computer that treats every connection as its fault says. */
export interface FaultProxy {
  origin: string
  /** Methods of the requests that were sent since the last `set`, repetitions included. */
  asked(): string[]
  /** How many connections were damaged since the start. */
  injected(): number
  /** How long the portal's last answer was without its head. */
  lastBodyBytes(): number
  /** From now on, connections of before are ended; null lets everything through. */
  set(fault: NetworkFault | null): Promise<void>
  close(): Promise<void>
}

const requestLine = /^(GET|POST|PUT|PATCH|DELETE) \S+ HTTP\/1\.1\r\n/gm

export async function startFaultProxy(target: URL): Promise<FaultProxy> {
  const sockets = new Set<Socket>()
  let fault: NetworkFault | null = null
  let asked: string[] = []
  let injected = 0
  let lastBodyBytes = 0

  function serve(client: Socket): void {
    const upstream = fault === null || !swallows(fault) ? net.connect(Number(target.port), target.hostname) : null
    for (const socket of upstream ? [client, upstream] : [client]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream?.destroy()
      })
    }
    const damage = fault
    if (damage) injected++
    client.on('data', (bytes) => {
      asked.push(...[...bytes.toString('latin1').matchAll(requestLine)].map(([, method = '']) => method))
      if (damage?.kind === 'instead') client.end(damage.answer)
      else if (damage?.kind === 'delay') setTimeout(() => upstream?.write(bytes), damage.ms)
      else upstream?.write(bytes)
    })
    upstream?.on(
      'data',
      createAnswerReader((answer) => {
        lastBodyBytes = answer.body.byteLength
        deliver(client, answer, damage)
      }),
    )
  }

  const server = net.createServer(serve)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo

  async function stop(): Promise<void> {
    for (const socket of sockets) socket.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    asked: () => [...asked],
    injected: () => injected,
    lastBodyBytes: () => lastBodyBytes,
    async set(next) {
      for (const socket of sockets) socket.destroy()
      asked = []
      fault = next
      if (next?.kind === 'gone') {
        injected++
        await stop()
      } else if (!server.listening) await once(server.listen(port, '127.0.0.1'), 'listening')
    },
    close: stop,
  }
}

const swallows = ({ kind }: NetworkFault) => kind === 'drop' || kind === 'instead'

function deliver(client: Socket, answer: Answer, fault: NetworkFault | null): void {
  const whole = Buffer.concat([answer.head, answer.body])
  const spared = answer.body.byteLength === 0
  switch (fault?.kind) {
    case 'delay':
      setTimeout(() => client.write(whole), fault.ms)
      break
    case 'reset':
    case 'truncate': {
      const part = whole.subarray(0, lengthUntil(fault.at, answer))
      if (fault.at === 'body' && spared) client.write(whole)
      else if (fault.kind === 'truncate') client.end(part)
      // What came before the reset must have left, or it goes with it.
      else client.write(part, () => setTimeout(() => client.resetAndDestroy(), 10))
      break
    }
    case 'garble':
      client.write(fault.part === 'head' ? flipped(answer.head) : answer.head)
      client.write(fault.part === 'body' ? flipped(answer.body) : answer.body)
      break
    case 'noise':
      client.end(noisy(whole, fault.seed))
      break
    case 'trickle':
      trickle(client, whole, fault.everyMs)
      break
    case 'endless':
      client.write(spared ? whole : headersLike(answer.head, { 'content-length': null, connection: 'close' }))
      if (!spared) pour(client, fault.fast)
      break
    case 'content-type':
      client.write(spared ? whole : headersLike(answer.head, { 'content-type': fault.type }))
      client.write(answer.body)
      break
    case 'clock':
      client.write(headersLike(answer.head, { date: new Date(Date.now() + fault.ms).toUTCString() }))
      client.write(answer.body)
      break
    case 'rewritten': {
      // Marks and sounds pass as they are: they hold no texts.
      if (spared || !/^content-type: application\/(?:[\w.-]+\+)?json\b/im.test(answer.head.toString('latin1'))) {
        return void client.write(whole)
      }
      const body = Buffer.from(JSON.stringify(fault.body(JSON.parse(answer.body.toString('utf8')))))
      client.write(headersLike(answer.head, { 'content-length': String(body.byteLength) }))
      client.write(body)
      break
    }
    default:
      client.write(whole)
  }
}

function lengthUntil(place: Place, { head, body }: Answer): number {
  if (place === 'before') return 0
  return place === 'head' ? Math.floor(head.byteLength / 2) : head.byteLength + Math.floor(body.byteLength / 2)
}

/** No byte of it stays, and none of it is ASCII. */
const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff))

/** Every fiftieth byte or so becomes another (a linear congruential generator, Numerical Recipes 7.1). */
function noisy(bytes: Buffer, seed: number): Buffer {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  return Buffer.from(bytes.map((byte) => ((next() >>> 8) % 50 === 0 ? (next() >>> 8) & 0xff : byte)))
}

function trickle(client: Socket, bytes: Buffer, everyMs: number): void {
  let sent = 0
  const timer = setInterval(() => client.write(bytes.subarray(sent, ++sent)), everyMs)
  client.once('close', () => clearInterval(timer))
}

function pour(client: Socket, fast: boolean): void {
  if (!fast) {
    const timer = setInterval(() => client.write(' '), 20)
    client.once('close', () => clearInterval(timer))
    return
  }
  const piece = Buffer.alloc(65_536, ' ')
  const more = () => {
    while (!client.destroyed && client.write(piece));
  }
  client.on('drain', more)
  more()
}
