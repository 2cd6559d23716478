import { createHash, randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import type { Transport } from '../../../../src/shared/phones/phones.ts'

/** A REGISTER as the registrar sees it. */
export interface Seen {
  text: string
  header(name: string): string | undefined
  /** The parameters of Authorization, or null where it bears none. */
  answer: Record<string, string> | null
}

/** What the registrar does about a request: the messages it sends, in order. */
export type Script = (seen: Seen, reply: Reply) => string[]

/** Writes a response to the request at hand; headers given replace those copied from it. */
export type Reply = (status: string, headers?: Record<string, string | string[]>) => string

export interface TestRegistrar {
  port: number
  seen: Seen[]
  /** How many connections are open; none over UDP. */
  connections(): number
  close(): Promise<void>
}

/** A registrar on a loopback port whose every answer the test decides, for what no well-behaved one would do. */
export async function startRegistrar(transport: Transport, script: Script, tls?: TlsOptions): Promise<TestRegistrar> {
  const seen: Seen[] = []
  const answer = (text: string) => {
    const request = seenFrom(text)
    seen.push(request)
    return script(request, (status, headers = {}) => response(request, status, headers))
  }
  if (transport === 'udp') {
    const socket = createSocket('udp4')
    socket.on('message', (datagram, from) => {
      for (const message of answer(datagram.toString())) socket.send(message, from.port, from.address)
    })
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return { port: socket.address().port, seen, connections: () => 0, close: async () => void socket.close() }
  }
  const open = new Set<Socket>()
  const serve = (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => {})
    let kept = ''
    socket.on('data', (chunk) => {
      kept += chunk.toString()
      for (let end = kept.indexOf('\r\n\r\n'); end !== -1; end = kept.indexOf('\r\n\r\n')) {
        for (const message of answer(kept.slice(0, end + 4))) socket.write(message)
        kept = kept.slice(end + 4)
      }
    })
  }
  const server: Server = transport === 'tls' ? createTlsServer(tls ?? {}, serve) : createTcpServer(serve)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    seen,
    connections: () => open.size,
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function seenFrom(text: string): Seen {
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim()
  const credentials = header('Authorization')
  const answer = credentials
    ? Object.fromEntries(
        [...credentials.matchAll(/(\w+)=(?:"([^"]*)"|([^,\s]+))/g)].map(([, name, quoted, token]) => [
          name ?? '',
          quoted ?? token ?? '',
        ]),
      )
    : null
  return { text, header, answer }
}

function response(seen: Seen, status: string, headers: Record<string, string | string[]>): string {
  const all: Record<string, string | string[] | undefined> = {
    Via: seen.header('Via'),
    From: seen.header('From'),
    To: `${seen.header('To')};tag=${randomBytes(4).toString('hex')}`,
    'Call-ID': seen.header('Call-ID'),
    CSeq: seen.header('CSeq'),
    'Content-Length': '0',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}`))
  return `SIP/2.0 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`
}

const nodeNames: Record<string, string> = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' }

/** Whether the answer to a challenge fits, reckoned from the RFC's formula and apart from the code under test. */
export function fits(answer: Record<string, string>, password: string): boolean {
  const hash = (text: string) =>
    createHash(nodeNames[answer.algorithm ?? 'MD5'] ?? 'md5')
      .update(text)
      .digest('hex')
  const first = hash(`${answer.username}:${answer.realm}:${password}`)
  const second = hash(`REGISTER:${answer.uri}`)
  const middle = answer.qop ? `${answer.nonce}:${answer.nc}:${answer.cnonce}:${answer.qop}` : answer.nonce
  return answer.response === hash(`${first}:${middle}:${second}`)
}

/** The password of an account, by its authorization ID; undefined where there is no such account. */
type PasswordOf = (authorizationId: string) => string | undefined

interface Account {
  authorizationId: string
  password: string
}

export const only =
  (account: Account): PasswordOf =>
  (authorizationId) =>
    authorizationId === account.authorizationId ? account.password : undefined

/** Challenges every request until it fits the password of the account that it names, then answers as `script` says. */
export function authenticated(passwordOf: PasswordOf, script: Script, challenge: string[] = ['MD5']): Script {
  const nonce = randomBytes(8).toString('hex')
  return (seen, reply) => {
    const { answer } = seen
    const password = passwordOf(answer?.username ?? '')
    if (answer !== null && password !== undefined && fits(answer, password)) return script(seen, reply)
    return [
      reply('401 Unauthorized', {
        'WWW-Authenticate': challenge.map(
          (algorithm) => `Digest realm="realm.test", nonce="${nonce}", algorithm=${algorithm}, qop="auth"`,
        ),
      }),
    ]
  }
}

const bare = (contact: string) => contact.replace(/^<|>.*$/g, '')

/** A well-behaved registrar for one account, in memory. */
export function registrarFor(account: Account, challenge?: string[]) {
  const { script, bindingsOf } = registrarOf(only(account), challenge)
  return { script, bindings: bindingsOf(account.authorizationId) }
}

/** A well-behaved registrar, in memory. The password is asked for at every request. */
export function registrarOf(passwordOf: PasswordOf, challenge?: string[]) {
  const accounts = new Map<string, Map<string, number>>()
  /** Where an account can be reached, with the seconds for which it said so. */
  const bindingsOf = (authorizationId: string) => {
    const bindings = accounts.get(authorizationId) ?? new Map<string, number>()
    accounts.set(authorizationId, bindings)
    return bindings
  }
  const script: Script = ({ answer, header }, reply) => {
    const bindings = bindingsOf(answer?.username ?? '')
    const contact = header('Contact')
    if (contact !== undefined) {
      if (header('Expires') === '0') bindings.delete(bare(contact))
      else bindings.set(bare(contact), Number(header('Expires')))
    }
    return [reply('200 OK', { Contact: [...bindings].map(([uri, expires]) => `<${uri}>;expires=${expires}`) })]
  }
  return { script: authenticated(passwordOf, script, challenge), bindingsOf }
}

/**
 * A registrar that keeps one binding an account, as those built on drachtio-mw-registration-parser and jambonz'
 * mw-registrar do: any Contact replaces it, and any removal leaves none. `toQuery` answers a REGISTER without Contact.
 */
export function registrarKeepingOne(account: Account, phone: string, toQuery: Script) {
  const state: { binding: string | null } = { binding: phone }
  const register = authenticated(only(account), ({ header }, reply) => {
    const contact = header('Contact') ?? ''
    state.binding = header('Expires') === '0' ? null : bare(contact)
    return [reply('200 OK', { Contact: contact })]
  })
  const script: Script = (seen, reply) =>
    seen.header('Contact') === undefined ? toQuery(seen, reply) : register(seen, reply)
  return { script, state }
}
