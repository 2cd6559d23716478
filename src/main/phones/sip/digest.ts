import { createHash } from 'node:crypto'
import { quotedString } from './message.ts'

/** A Digest challenge (RFC 3261, 22.4; RFC 8760). */
export interface Challenge {
  realm: string
  nonce: string
  opaque: string | undefined
  /** The algorithm as the server wrote it, or undefined for none, which means MD5. */
  algorithm: string | undefined
  /** The qualities of protection offered; empty for the older form without any (RFC 2069). */
  qop: string[]
  stale: boolean
}

/** Strongest first (RFC 8760, 2.1). */
const hashes: readonly [name: string, node: string][] = [
  ['SHA-512-256', 'sha512-256'],
  ['SHA-256', 'sha256'],
  ['MD5', 'md5'],
]

const parameter = /([A-Za-z0-9_*-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gs

/** The parameters of a challenge or of Authentication-Info, by lower-case name, unquoted. The first of a name counts. */
export function authParameters(value: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', quoted, token] of value.matchAll(parameter)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, quoted === undefined ? (token ?? '') : quoted.replace(/\\(.)/gs, '$1'))
  }
  return found
}

/** Parses one WWW-Authenticate or Proxy-Authenticate field; null if it is not a usable Digest challenge. */
export function parseChallenge(value: string): Challenge | null {
  const scheme = /^Digest[ \t]+/i.exec(value)
  if (scheme === null) return null
  const parameters = authParameters(value.slice(scheme[0].length))
  const realm = parameters.get('realm')
  const nonce = parameters.get('nonce')
  if (realm === undefined || nonce === undefined) return null
  return {
    realm,
    nonce,
    opaque: parameters.get('opaque'),
    algorithm: parameters.get('algorithm'),
    qop: (parameters.get('qop') ?? '').split(',').flatMap((word) => word.trim().toLowerCase() || []),
    stale: parameters.get('stale')?.toLowerCase() === 'true',
  }
}

/** The challenge with the strongest algorithm that this client supports, or null. */
export function strongestChallenge(challenges: readonly Challenge[]): Challenge | null {
  const usable = challenges.filter((one) => rank(one) !== -1 && (one.qop.length === 0 || one.qop.includes('auth')))
  return usable.toSorted((one, other) => rank(one) - rank(other))[0] ?? null
}

const rank = (challenge: Challenge) => hashes.findIndex(([name]) => name === baseAlgorithm(challenge))

const baseAlgorithm = ({ algorithm = 'MD5' }: Challenge) => algorithm.toUpperCase().replace(/-SESS$/, '')

export interface DigestInput {
  username: string
  password: string
  method: string
  uri: string
  /** Random; only used if the server offers a quality of protection or a session algorithm. */
  cnonce: string
  /** How often this nonce has been used, this time included. */
  nonceCount: number
}

/**
 * The response to a challenge (RFC 7616, 3.4.1; RFC 2617, 3.2.2): lower-case hexadecimal.
 * Texts are hashed as UTF-8, unchanged. Throws for an algorithm that {@link strongestChallenge} would not choose.
 */
export function digestResponse(challenge: Challenge, input: DigestInput): string {
  const name = hashes[rank(challenge)]?.[1]
  if (name === undefined) throw new RangeError('unknown digest algorithm')
  const hash = (...parts: string[]) => createHash(name).update(parts.join(':'), 'utf8').digest('hex')
  const secret = hash(input.username, challenge.realm, input.password)
  const isSession = /-sess$/i.test(challenge.algorithm ?? '')
  const first = isSession ? hash(secret, challenge.nonce, input.cnonce) : secret
  const second = hash(input.method, input.uri)
  return challenge.qop.length === 0
    ? hash(first, challenge.nonce, second)
    : hash(first, challenge.nonce, countText(input.nonceCount), input.cnonce, 'auth', second)
}

const countText = (count: number) => count.toString(16).padStart(8, '0')

/** The value of Authorization or Proxy-Authorization that answers a challenge (RFC 3261, 25.1 "credentials"). */
export function authorizationValue(challenge: Challenge, input: DigestInput): string {
  const isSession = /-sess$/i.test(challenge.algorithm ?? '')
  return `Digest ${[
    `username=${quotedString(input.username)}`,
    `realm=${quotedString(challenge.realm)}`,
    `nonce=${quotedString(challenge.nonce)}`,
    `uri=${quotedString(input.uri)}`,
    `response="${digestResponse(challenge, input)}"`,
    ...(challenge.algorithm === undefined ? [] : [`algorithm=${challenge.algorithm}`]),
    ...(challenge.opaque === undefined ? [] : [`opaque=${quotedString(challenge.opaque)}`]),
    ...(challenge.qop.length > 0 ? ['qop=auth', `nc=${countText(input.nonceCount)}`] : []),
    ...(challenge.qop.length > 0 || isSession ? [`cnonce="${input.cnonce}"`] : []),
  ].join(', ')}`
}
