import { randomBytes } from 'node:crypto'
import http from 'node:http'
import type { Socket } from 'node:net'
import {
  authorizationValue,
  type Challenge,
  parseChallenge,
  strongestChallenge,
} from '../../src/main/phones/sip/digest.ts'

/** A sign-in to a proxy. */
export interface Credentials {
  user: string
  password: string
}

/** What ends a call, as Chromium names it. */
export class NetError extends Error {
  constructor(name: string) {
    super(`net::${name}`)
  }
}

/** The proxy refused, and the app would not sign in: Chromium hands on the refusal itself. */
export const refused = Symbol('407')

/**
 * Has a proxy open a tunnel, signing in by Digest (RFC 7616), which is all that the host has of Chromium's schemes:
 * for another it throws by name.
 *
 * @param remembered what the proxy took before; `ask` is called where it is null or no longer taken.
 */
export async function openTunnel(
  proxy: URL,
  place: string,
  remembered: Credentials | null,
  ask: (realm: string) => Promise<Credentials | null>,
): Promise<{ socket: Socket; credentials: Credentials | null } | typeof refused> {
  let credentials = remembered
  let authorization: string | undefined
  for (;;) {
    const answer = await connect(proxy, place, authorization)
    if ('socket' in answer) return { socket: answer.socket, credentials }
    if (answer.status !== 407) throw new NetError('ERR_TUNNEL_CONNECTION_FAILED')
    const challenge = strongestChallenge(answer.challenges.map(parseChallenge).filter((found) => found !== null))
    if (!challenge) throw new Error(`test/host: a sign-in by ${answer.challenges.join(' or ')} is not provided`)
    if (authorization !== undefined || credentials === null) credentials = await ask(challenge.realm)
    if (credentials === null) return refused
    authorization = authorize(challenge, credentials, place)
  }
}

function authorize(challenge: Challenge, { user: username, password }: Credentials, uri: string): string {
  const cnonce = randomBytes(12).toString('hex')
  return authorizationValue(challenge, { username, password, method: 'CONNECT', uri, cnonce, nonceCount: 1 })
}

type Answer = { socket: Socket } | { status: number; challenges: string[] }

function connect(proxy: URL, place: string, authorization: string | undefined): Promise<Answer> {
  if (proxy.protocol !== 'http:') throw new Error(`test/host: a proxy by ${proxy.protocol} is not provided`)
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const request = http.request({
    method: 'CONNECT',
    host: proxy.hostname,
    port: proxy.port,
    path: place,
    headers: { host: place, ...(authorization && { 'proxy-authorization': authorization }) },
    agent: false,
  })
  request.once('connect', ({ statusCode = 0, headersDistinct }, socket) => {
    if (statusCode === 200) return resolve({ socket })
    socket.destroy()
    resolve({ status: statusCode, challenges: headersDistinct['proxy-authenticate'] ?? [] })
  })
  request.once('error', () => reject(new NetError('ERR_PROXY_CONNECTION_FAILED')))
  request.end()
  return promise
}
