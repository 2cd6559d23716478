import type { AuthInfo, IncomingMessage, Net, Session } from 'electron'
import type { RawAnswer } from '../http/answer.ts'
import type { Transport, TransportCall } from '../http/request.ts'
import type { SignIn } from '../http/tunnel.ts'
import { errorOf, refusedSignIn, withCode } from './chromium-errors.ts'
import { type ChromiumSession, createChromiumSessions } from './chromium-sessions.ts'

export interface ChromiumDependencies {
  request: Net['request']
  fromPartition: (name: string, options: { cache: boolean }) => Session
  /** The credentials that people entered for proxies, by the proxy's origin. */
  signInFor: (proxy: string) => SignIn
  /** Whether policy adds certificate authorities, which Chromium does not know. */
  hasOwnAuthorities: () => boolean
}

const maxRedirects = 3
const withoutOwnAuthorities = 'Sent by Chromium, which does not trust the authorities of CertificateAuthorityFile'

/**
 * Sends calls through Chromium's network stack, which supports Negotiate (Kerberos), NTLM and Digest for proxies: the
 * first two with the computer's account if the system can, otherwise with typed credentials. Node's client supports
 * none of them.
 *
 * Chromium automatically resends a request if a reused connection breaks (HttpNetworkTransaction::ShouldResendRequest),
 * so a request that must be sent only once is sent on a new connection.
 */
export function createChromiumTransport(dependencies: ChromiumDependencies): Transport {
  const { request, fromPartition, signInFor, hasOwnAuthorities } = dependencies
  const sessionFor = createChromiumSessions(fromPartition)
  return async (call) => {
    const own = await sessionFor(call)
    if (hasOwnAuthorities()) call.attempt.remark = withoutOwnAuthorities
    const send = () => exchange(request, own, call, signInFor(call.proxy))
    return call.method === 'GET' ? send() : own.alone(send)
  }
}

function exchange(
  request: Net['request'],
  { session, seen }: ChromiumSession,
  call: TransportCall,
  signIn: SignIn,
): Promise<RawAnswer> {
  const { method, url, headers, body, proxy, attempt, maxBytes, limit, signal } = call
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
  if (signal.aborted) return Promise.reject(withCode('ETIMEDOUT', { event: 'request' }))

  const sent = request({ method, url: url.href, session, redirect: 'manual', cache: 'no-store' })
  for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value)
  /** The first cause decides the outcome; later events from Chromium are ignored. */
  const end = (cause: unknown) => {
    reject(cause)
    sent.abort()
  }
  /** It is unknown how far the call got. */
  const endUnknown = (cause: unknown) => {
    attempt.mayHaveArrived = true
    end(cause)
  }
  const timer = setTimeout(() => endUnknown(withCode('ETIMEDOUT', { event: 'response' })), limit)
  const stop = () => endUnknown(withCode('ETIMEDOUT', { event: 'request' }))
  signal.addEventListener('abort', stop)

  sent.on(
    'login',
    signInOnce(signIn, () => end(refusedSignIn(proxy))),
  )
  let redirects = 0
  sent.on('redirect', (statusCode, _method, redirectUrl) => {
    const followed = method === 'GET' && URL.parse(redirectUrl)?.origin === url.origin
    if (!followed) {
      resolve({ statusCode, headers: { location: redirectUrl }, body: new Uint8Array() })
      return sent.abort()
    }
    if (++redirects > maxRedirects) return end(withCode('ERR_TOO_MANY_REDIRECTS'))
    sent.followRedirect()
  })
  sent.on('response', (response) => {
    clearTimeout(timer)
    if (response.statusCode === 407) return end(refusedSignIn(proxy))
    Object.assign(attempt, { mayHaveArrived: true, answering: true })
    bodyOf(response, maxBytes, () => {
      attempt.tooLarge = true
      sent.abort()
    }).then((whole) => resolve({ statusCode: response.statusCode, headers: response.headers, body: whole }), end)
  })
  sent.on('error', (cause) => reject(errorOf(cause, proxy, seen, attempt)))
  // The `close` event is not used: the request is a stream, which closes once it has been written.
  sent.end(body)

  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  })
}

/**
 * Answers the proxy's challenge once with typed credentials; calls `refused` if there are none or the proxy asks again.
 */
function signInOnce(signIn: SignIn, refused: () => void): LoginListener {
  let given = false
  return ({ isProxy }, answer) => {
    // The portal's own credentials are in the request's headers.
    if (!isProxy) return answer()
    if (given || signIn === null) return refused()
    given = true
    answer(signIn.user, signIn.password)
  }
}

type LoginListener = (info: Pick<AuthInfo, 'isProxy'>, answer: (user?: string, password?: string) => void) => void

async function bodyOf(response: IncomingMessage, maxBytes: number, tooLarge: () => void): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  let bytes = 0
  const broke = () => reject(withCode('ECONNRESET'))
  response.on('data', (chunk) => {
    bytes += chunk.byteLength
    if (bytes <= maxBytes) return void chunks.push(chunk)
    tooLarge()
    broke()
  })
  response.on('end', () => resolve(Buffer.concat(chunks)))
  response.on('aborted', broke)
  response.on('error', broke)
  return promise
}
