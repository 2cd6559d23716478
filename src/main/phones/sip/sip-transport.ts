import { createSocket } from 'node:dgram'
import { connect as connectTcp, isIP, isIPv6, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { connectionCause, distrustReason, isHandshakeFailure } from '../login-test.ts'
import type { Target } from './locate.ts'
import { MessageFramer } from './message.ts'
import { ProbeStopped, silence, withoutAnswer } from './register-outcome.ts'

export interface TransportListener {
  /** Called with the head of a received message. */
  message: (head: string) => void
  failed: (reason: Error) => void
}

/** A connection to one server. */
export interface SipTransport {
  /** Whether the transport delivers reliably; over datagrams, requests are retransmitted (RFC 3261, 17.1.2.1). */
  readonly reliable: boolean
  /** The local address as written in URIs: `host:port`. */
  readonly local: string
  send(message: string): void
  /** Sets the listener for later messages, and for a failure that has already occurred. One listener at a time. */
  listen(listener: TransportListener): void
  close(): void
}

export interface OpenOptions {
  /** The name that a TLS server's certificate must match: the domain, not a name from the DNS (RFC 5922, 4). */
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

/** Holds the listener, and a failure that it may have missed. */
class Inbox {
  #listener: TransportListener | undefined
  #failure: Error | undefined

  listen(listener: TransportListener): void {
    this.#listener = listener
    if (this.#failure) listener.failed(this.#failure)
  }

  /** An error thrown by a listener fails its test; thrown from a socket's callback it would be uncaught. */
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

/** The outcome for a socket's error. */
function noAnswer(error: unknown, { host }: OpenOptions, target: Target): ProbeStopped {
  const reason = distrustReason(error)
  if (reason !== null) return new ProbeStopped({ outcome: 'tls-untrusted', host, reason })
  if (isHandshakeFailure(error)) return new ProbeStopped(withoutAnswer('no-common-tls'))
  return new ProbeStopped(silence({ host, port: target.port }, connectionCause(error)))
}

/** A connected socket: it receives only from this server, and reports a closed port at once (ICMP). */
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
      // From here on the transaction handles the signal, because a registration may still have to be removed.
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
