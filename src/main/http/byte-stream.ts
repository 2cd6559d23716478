import { once } from 'node:events'
import type { LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { type AppError, Failure } from '../../shared/errors.ts'
import { type RawAnswer, readAnswer, singleHeaders, unexpected } from './answer.ts'
import { answeredRange, parseContentRange } from './content-range.ts'
import { type Attempt, brokeOff, failureOf, startAttempt, tunnelErrorIn, watchConnection } from './lost-answer.ts'
import { authorizationOf, maxRedirects, requestUrl, staysAt, type Transport, unlessAborted } from './request.ts'
import type { Route } from './routes.ts'

/** A GET whose answer is streamed: a file or a range of one. */
export interface ByteStreamRequest {
  /** https, or http on this computer. */
  url: URL | string
  query?: Record<string, string | number>
  /** The origin whose pins apply, if it is not `url`'s. */
  pinnedAs?: string
  bearer?: string
  basic?: { user: string; password: string }
  headers?: Record<string, string>
  /** The positions of the first and last byte; null is the end of the file. The whole file by default. */
  range?: { first: number; last: number | null }
  /** A strong ETag. If the version differs, the server sends the whole file (RFC 9110, 13.1.5). */
  ifRange?: string
  /** Ends the request and its body with `cancelled`. */
  signal: AbortSignal
  /** Reads the portal's own error format; it is tried first. */
  problem?: (answer: {
    status: number
    headers: Record<string, string | undefined>
    body: unknown
  }) => AppError | undefined
}

/** An answer whose head has arrived and is valid. */
export interface ByteStream {
  /** The positions of the body's first and last byte, or null for the whole file. */
  range: { first: number; last: number } | null
  /** The length of the whole file in bytes, or null if the server does not say. */
  length: number | null
  etag: string | null
  /** The SHA-256 of the whole file in hexadecimal, if the server names it (Repr-Digest; RFC 9530, 3). */
  sha256: string | null
  /**
   * The bytes; can be iterated once. It respects backpressure, and fails if fewer or more bytes arrive than announced,
   * or none for half a minute.
   */
  body: AsyncIterable<Uint8Array>
  /** The error for a body that breaks the contract. */
  fault(what: string): Failure
  /** Closes the connection. Further reads of the body fail. */
  close(): void
}

export interface ByteStreams {
  /** Streams a file or a range of one. Rejects and fails with a `Failure` only. Requests are never repeated. */
  stream(request: ByteStreamRequest): Promise<ByteStream>
}

export interface ByteStreamDependencies {
  userAgent: string
  routeTo: (url: URL, pinnedAs: string) => Promise<Route>
  /** The limit for each phase up to the answer's head, in milliseconds. */
  phases: { lookup: number; connect: number; secureConnect: number; send: number; response: number }
  lookup?: LookupFunction
  viaChromium?: Transport
  pinsFor?: (origin: string) => readonly string[]
  /** The limit for waiting on the next bytes of a body, in milliseconds. */
  stalledAfter?: number
}

const usualStall = 30_000
/** How much of an error's body is read, in bytes. */
const mostOfProblem = 64_000
/**
 * Chromium's answers arrive as a whole, so smaller ranges are requested (in bytes), with a limit for each (in
 * milliseconds).
 */
const pieceViaChromium = 4_000_000
const longestViaChromium = 5 * 60_000
const mostViaChromium = 64_000_000

/** Byte streams use the same routes as other requests. */
export function createByteStreams(dependencies: ByteStreamDependencies): ByteStreams {
  const stalledAfter = dependencies.stalledAfter ?? usualStall

  async function open(request: ByteStreamRequest, attempt: Attempt): Promise<[RawHead, Body]> {
    const { url } = attempt
    const pinnedAs = request.pinnedAs ?? url.origin
    const prepared = Promise.all([import('got'), dependencies.routeTo(url, pinnedAs)])
    const [{ default: got }, route] = await unlessAborted(prepared, request.signal)
    attempt.proxy = route.proxy
    const stream = got.stream(url, {
      headers: headersOf(request, request.range, dependencies.userAgent),
      throwHttpErrors: false,
      decompress: false,
      agent: route.agents,
      ...(dependencies.lookup && { dnsLookup: dependencies.lookup }),
      timeout: dependencies.phases,
      signal: request.signal,
      maxRedirects,
      followRedirect: ({ headers }) => staysAt(url, headers.location),
      retry: { limit: 0 },
    })
    // The stream may be read later or never; without a listener its error would be uncaught.
    stream.on('error', () => {})
    stream.on('request', (native) => watchConnection(native, attempt))
    try {
      const [response]: RawHead[] = await once(stream, 'response')
      if (!response) throw new Error('no response')
      return [response, readable(stream, stalledAfter)]
    } catch (cause) {
      const refused = tunnelErrorIn(cause)
      if (!dependencies.viaChromium || !refused?.asksForMoreThanBasic) throw cause
      attempt.proxy = refused.origin
      const answer = await dependencies.viaChromium({
        method: 'GET',
        url,
        headers: headersOf(request, pieceOf(request.range), dependencies.userAgent),
        body: undefined,
        proxy: refused.origin,
        pins: dependencies.pinsFor?.(pinnedAs) ?? [],
        attempt,
        maxBytes: mostViaChromium,
        limit: dependencies.phases.connect + dependencies.phases.secureConnect + dependencies.phases.response,
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(longestViaChromium)]),
      })
      return [answer, inOnePiece(answer.body)]
    }
  }

  const stream: ByteStreams['stream'] = async (request) => {
    const url = requestUrl(request.url, request.query)
    const attempt = startAttempt({ method: 'GET', signal: request.signal }, url)
    // Got's errors hold the whole request, secrets included, so none becomes a cause.
    const typed = (cause: unknown) => (cause instanceof Failure ? cause : new Failure(failureOf(cause, attempt)))
    const [head, body] = await open(request, attempt).catch((cause: unknown) => {
      throw typed(cause)
    })
    try {
      return await streamOf({ request, attempt, head, body, typed })
    } catch (cause) {
      body.close()
      throw typed(cause)
    }
  }
  return { stream }
}

type RawHead = Pick<RawAnswer, 'statusCode' | 'headers'>

interface Body {
  chunks: AsyncIterable<Uint8Array>
  close(): void
}

interface Opened {
  request: ByteStreamRequest
  attempt: Attempt
  head: RawHead
  body: Body
  typed: (cause: unknown) => Failure
}

async function streamOf({ request, attempt, head, body, typed }: Opened): Promise<ByteStream> {
  const { statusCode: status } = head
  const headers = singleHeaders(head.headers)
  const { range: asked, bearer, problem } = request
  const question = {
    method: 'GET',
    url: attempt.url,
    expect: [200, 206],
    schema: z.unknown(),
    proxy: attempt.proxy,
    ...(bearer !== undefined && { bearer }),
    ...(problem && { problem }),
  }
  const fault = (what: string) => new Failure(unexpected(question, { status, headers }, what))
  const etag = headers.etag ?? null
  const sha256 = readDigest(headers['repr-digest'])
  const found = parseContentRange(headers['content-range'])
  // No range of an empty file is satisfiable (RFC 9110, 14.1.2).
  if (status === 416 && asked?.first === 0 && found?.length === 0) {
    body.close()
    return { range: null, length: 0, etag, sha256, body: inOnePiece(new Uint8Array()).chunks, fault, close: body.close }
  }
  if (status !== 200 && status !== 206) {
    readAnswer(question, { ...head, body: await beginningOf(body, mostOfProblem) })
    throw fault(`status ${status}`)
  }
  if (headers['content-type']?.toLowerCase().startsWith('text/html')) throw fault('a web page instead of data')
  if (!['identity', undefined].includes(headers['content-encoding']?.toLowerCase())) throw fault('content encoding')
  const range = status === 206 ? answeredRange(asked, found) : null
  if (range === undefined) throw fault('content range')
  const announced = readLength(headers['content-length'])
  const bytes = range ? range.last - range.first + 1 : announced
  return {
    range,
    length: range ? (found?.length ?? null) : announced,
    etag,
    sha256,
    body: counted(body, bytes, fault, typed),
    fault,
    close: body.close,
  }
}

/** The SHA-256 in a Repr-Digest, which may list several digests (RFC 9530, 3). */
function readDigest(value: string | undefined): string | null {
  const encoded = /(?:^|,)[\t ]*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(value ?? '')?.[1]
  return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString('hex')
}

const readLength = (value: string | undefined) => (/^\d{1,15}$/.test(value ?? '') ? Number(value) : null)

async function* counted(
  { chunks, close }: Body,
  announced: number | null,
  fault: (what: string) => Failure,
  typed: (cause: unknown) => Failure,
): AsyncGenerator<Uint8Array> {
  let came = 0
  try {
    for await (const chunk of chunks) {
      came += chunk.byteLength
      if (announced !== null && came > announced) throw fault('more bytes than were announced')
      yield chunk
    }
  } catch (cause) {
    throw typed(cause)
  } finally {
    close()
  }
  if (announced !== null && came < announced) throw fault(brokeOff)
}

/** Time in which the consumer reads nothing does not count as a stall. */
function readable(stream: Readable, stalledAfter: number): Body {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const iterator = stream[Symbol.asyncIterator]()
    for (;;) {
      const { promise: late, reject } = Promise.withResolvers<never>()
      const timer = setTimeout(() => reject(withCode('ETIMEDOUT', 'body')), stalledAfter)
      const { done, value } = await Promise.race([iterator.next(), late]).finally(() => clearTimeout(timer))
      if (done) return
      yield value
    }
  }
  return { chunks: chunks(), close: () => stream.destroy() }
}

const withCode = (code: string, event: string) => Object.assign(new Error(code), { code, event })

function inOnePiece(body: Uint8Array): Body {
  async function* chunks() {
    if (body.byteLength > 0) yield body
  }
  return { chunks: chunks(), close: () => undefined }
}

async function beginningOf({ chunks, close }: Body, most: number): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > most) break
    read.push(chunk)
  }
  close()
  return Buffer.concat(read)
}

function headersOf(request: ByteStreamRequest, range: ByteStreamRequest['range'], userAgent: string) {
  const { headers, ifRange } = request
  return {
    ...headers,
    accept: '*/*',
    // A range of a compressed file would be a range of the compressed bytes.
    'accept-encoding': 'identity',
    'user-agent': userAgent,
    ...(range && { range: `bytes=${range.first}-${range.last ?? ''}` }),
    ...(range && ifRange !== undefined && { 'if-range': ifRange }),
    ...authorizationOf(request),
  }
}

function pieceOf(range: ByteStreamRequest['range']): ByteStreamRequest['range'] {
  return range && { first: range.first, last: Math.min(range.last ?? Infinity, range.first + pieceViaChromium - 1) }
}
