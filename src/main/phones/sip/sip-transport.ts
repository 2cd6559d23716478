import { createSocket } from 'node:dgram'
import { connect as connectTcp, isIP, isIPv6, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { connectionCause, distrustReason, isHandshakeFailure } from '../connection-cause.ts'
import type { Target } from './locate.ts'
import { MessageFramer } from './message-framer.ts'
import { ProbeStopped } from './probe-stopped.ts'
import { silence, withoutAnswer } from './register-outcome.ts'

export interface TransportListener {
  /** The head of a message that came. */
  message: (head: string) => void
  failed: (reason: Error) => void
}

/** A way to one server and back. */
export interface SipTransport {
  /** A stream delivers by itself; datagrams are sent again (RFC 3261, 17.1.2.1). */
  readonly reliable: boolean
  /** Our own end as it stands in URIs: `host:port`. */
  readonly local: string
  send(message: string): void
  /** Hears what comes from now on, and a failure that came before. One listener at a time. */
  listen(listener: TransportListener): void
  close(): void
}

export interface OpenOptions {
  /** The name that a TLS server must reauthenticate: the domain asked for, not what the DNS made of it (RFC 5922, 4). */
  host: string
  /** PEM certificates to trust instead of the system's. */
  ca?: string | undefined
  signal: AbortSignal
}

/** Opens a transport to an address. Rejects with {@link ProbeStopped}, or with the signal's reason. */
export function openTransport(target: Target, options: OpenOptions): Promise<SipTransport> {
  return target.transport === 'udp' ? openUdp(target, options) : openStream(target, options)
}

const localText = (address: string, port: number) => `${isIPv6(address) ? `[${address}]` : address}:${port}`

/** What a listener may have missed, and the listener. */
class Inbox {
  #listener: TransportListener | undefined
  #failure: Error | undefined

  listen(listener: TransportListener): void {
    this.#listener = listener
    if (this.#failure) listener.failed(this.#failure)
  }

  /** What a listener throws ends its test: thrown out of a socket's callback it would end the app. */
  message(head: string): void {
    try {
      this.#listener?.message(head)
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error('unreadable message'))
    }
  }

  fail(reason: Error): void {
    this.#failure ??= reason
    this.#listener?.failed(this.#failure)
  }
}

/** What a socket's error means. */
function noAnswer(error: unknown, { host }: OpenOptions, target: Target): ProbeStopped {
  const reason = distrustReason(error)
  if (reason !== null) return new ProbeStopped({ outcome: 'tls-untrusted', host, reason })
  if (isHandshakeFailure(error)) return new ProbeStopped(withoutAnswer('no-common-tls'))
  return new ProbeStopped(silence({ host, port: target.port }, connectionCause(error)))
}

/** A connected socket: hears this server only, and learns at once where nobody listens (ICMP). */
function openUdp(target: Target, options: OpenOptions): Promise<SipTransport> {
  const socket = createSocket(isIPv6(target.address) ? 'udp6' : 'udp4')
  const inbox = new Inbox()
  socket.on('message', (datagram) => {
    const text = datagram.toString('utf8')
    const end = text.indexOf('\r\n\r\n')
    if (end !== -1) inbox.message(text.slice(0, end))
  })
  return new Promise((resolve, reject) => {
    const unopened = (error: unknown) => {
      socket.close()
      reject(noAnswer(error, options, target))
    }
    socket.once('error', unopened)
    socket.once('connect', () => {
      socket.off('error', unopened)
      socket.on('error', (error) => inbox.fail(noAnswer(error, options, target)))
      const { address, port } = socket.address()
      resolve({
        reliable: false,
        local: localText(address, port),
        send: (message) => socket.send(message, (error) => error && inbox.fail(noAnswer(error, options, target))),
        listen: (listener) => inbox.listen(listener),
        close: () => socket.close(),
      })
    })
    socket.connect(target.port, target.address)
  })
}

function openStream(target: Target, options: OpenOptions): Promise<SipTransport> {
  const { address: host, port } = target
  const name = options.host.replace(/^\[|\]$/g, '')
  const secure = target.transport === 'tls'
  const socket: Socket = secure
    ? connectTls({ host, port, servername: isIP(name) ? '' : name, ca: options.ca, minVersion: 'TLSv1.2' })
    : connectTcp({ host, port })
  const inbox = new Inbox()
  const framer = new MessageFramer()
  return new Promise((resolve, reject) => {
    const fail = (failure: Error) => {
      socket.destroy()
      inbox.fail(failure)
      reject(failure)
    }
    const giveUp = () => {
      socket.destroy()
      reject(options.signal.reason)
    }
    options.signal.addEventListener('abort', giveUp, { once: true })
    if (options.signal.aborted) giveUp()
    socket.on('error', (error) => fail(noAnswer(error, options, target)))
    socket.on('close', () => {
      fail(new ProbeStopped(silence({ host: options.host, port }, 'connection-lost')))
    })
    socket.on('data', (chunk) => {
      try {
        for (const head of framer.push(chunk)) inbox.message(head)
      } catch {
        fail(new ProbeStopped(withoutAnswer('malformed')))
      }
    })
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      // From here on the transaction watches the signal: a registration may have to be removed yet.
      options.signal.removeEventListener('abort', giveUp)
      resolve({
        reliable: true,
        local: localText(socket.localAddress ?? '', socket.localPort ?? 0),
        send: (message) => socket.write(message),
        listen: (listener) => inbox.listen(listener),
        close: () => socket.destroy(),
      })
    })
  })
}
