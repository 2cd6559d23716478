import { type HostPort, hostPortText } from '../../../shared/host-port.ts'
import type { SipTestResult } from '../../../shared/phone-test.ts'
import type { SipSettings } from '../../../shared/phones.ts'
import { sipRouteOf } from '../../../shared/sip-address.ts'
import { ExchangeLog } from './exchange-log.ts'
import { defaultPort, locate, type Resolver, systemResolver, type Target } from './locate.ts'
import type { SipResponse } from './message.ts'
import { ProbeStopped, type SipOutcome } from './probe-stopped.ts'
import { bindingsOf, minimumExpires, phraseOf, refusalOf } from './register-outcome.ts'
import { Registration, type SipIdentity } from './registration.ts'
import { openTransport } from './sip-transport.ts'
import { type SipTimers, standardTimers, TimerFired } from './transaction.ts'

/** What is tested: the account's settings and the password, exactly as given. */
export type SipTestAccount = Pick<
  SipSettings,
  'domain' | 'port' | 'transport' | 'outboundProxy' | 'username' | 'authorizationId'
> & { password: string }

export interface SipTestOptions {
  /** Register for a moment where no phone is listed. It may end a phone's registration: off unless a person says so. */
  register?: boolean
  signal?: AbortSignal
  /** The whole test, in milliseconds. */
  timeLimitMs?: number
  /** PEM certificates to trust instead of the system's. */
  ca?: string
  resolver?: Resolver
  timers?: SipTimers
}

/** The test's own registration lasts no longer than this, in seconds, even where it cannot be removed. */
const shortExpiry = 60
const timeLimitOf = ({ timeLimitMs = 20_000 }: SipTestOptions) => timeLimitMs
/** How long the removal may take after the test itself has ended, in milliseconds. */
const removalLimitMs = 3000

/**
 * Asks the account's registrar which phones are registered (RFC 3261, 10.3: a REGISTER without Contact), which proves
 * the login and changes nothing. Sends nothing to anyone but the account's own servers, follows no redirect, and always
 * resolves.
 *
 * It registers only with `register`, and only where no phone is listed, and takes the registration back then. Without
 * it no Contact is ever sent: many registrars keep one phone an account, drop the real one for any other Contact, and
 * remove it with whatever is taken back; and neither a refusal nor an empty list proves that no phone is there.
 *
 * Of the libraries on npm sip.js and JsSIP register over WebSockets only, drachtio-srf needs a server of its own,
 * and `sip` (0.0.6) knows neither SHA-256 nor a way to cancel; so the protocol is written here.
 */
export async function testRegistration(account: SipTestAccount, options: SipTestOptions = {}): Promise<SipTestResult> {
  const log = new ExchangeLog(account.password)
  const limit = AbortSignal.timeout(timeLimitOf(options))
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  const exchange = log.lines
  try {
    return { ...(await run(account, options, signal, log)), exchange }
  } catch (error) {
    if (options.signal?.aborted) return { outcome: 'cancelled', exchange }
    if (error instanceof ProbeStopped) return { ...error.outcome, exchange }
    if (!(error instanceof TimerFired) && !limit.aborted) throw error
    const { server, identity } = checked(account)
    const port = server.port ?? defaultPort(identity.transport)
    return { outcome: 'no-answer', host: server.host, port, cause: 'timeout', exchange }
  }
}

async function run(
  account: SipTestAccount,
  options: SipTestOptions,
  signal: AbortSignal,
  log: ExchangeLog,
): Promise<SipOutcome> {
  const { identity, server } = checked(account)
  const targets = await abortable(locate(server, identity.transport, options.resolver ?? systemResolver), signal)
  for (const [index, target] of targets.entries()) {
    // A dead address must leave time for those after it.
    const left = targets.length - index
    const share = left > 1 ? AbortSignal.timeout(Math.ceil(timeLimitOf(options) / left / 2)) : signal
    try {
      return await registerAt(target, server.host, identity, options, AbortSignal.any([signal, share]), log)
    } catch (error) {
      const silent = error instanceof ProbeStopped && error.outcome.outcome === 'no-answer' && !error.final
      const goOn = silent || error instanceof TimerFired || share.aborted
      if (left === 1 || signal.aborted || !goOn) throw error
      log.note(`no answer from ${target.address}:${target.port}`)
    }
  }
  throw new ProbeStopped({ outcome: 'dns', host: server.host })
}

async function registerAt(
  target: Target,
  host: string,
  identity: SipIdentity,
  options: SipTestOptions,
  signal: AbortSignal,
  log: ExchangeLog,
): Promise<SipOutcome> {
  const started = performance.now()
  log.note(`${identity.transport.toUpperCase()} to ${target.address}:${target.port}`)
  const transport = await openTransport(target, { transport: identity.transport, host, ca: options.ca, signal })
  const registration = new Registration(identity, transport, options.timers ?? standardTimers, log)
  const server = { host, port: target.port }
  const done = () => performance.now() - started
  try {
    const query = await registration.register(null, signal)
    const listed = listedBy(query, server)
    if (listed > 0) return { outcome: 'registered', bindings: listed, expires: null, removed: true, tookMs: done() }
    if (options.register !== true) {
      const { status, reason } = query
      if (status < 300) return { outcome: 'unregistered', tookMs: done() }
      return { outcome: 'bindings-unknown', status, what: phraseOf(reason), challenged: registration.challenged }
    }
    const added = await addAndRemove(registration, server, signal)
    return { outcome: 'registered', ...added, tookMs: done() }
  } finally {
    transport.close()
  }
}

/**
 * How many phones the answer to the question lists; 0 too where the registrar does not know the question (400, 405 and
 * the like), which says nothing about phones. Throws what any other refusal means.
 */
function listedBy(query: SipResponse, server: { host: string; port: number }): number {
  if (query.status < 300) return bindingsOf(query).length
  const refusal = refusalOf(query, server, Date.now())
  if (query.status < 400 || refusal.outcome.outcome !== 'unexpected') throw refusal
  return 0
}

/** Registers a contact of our own for a short while and takes exactly that one back. */
async function addAndRemove(registration: Registration, server: { host: string; port: number }, signal: AbortSignal) {
  const { contact, user } = registration.newContact()
  const remove = () =>
    registration.register({ contact, expires: 0 }, AbortSignal.timeout(removalLimitMs)).then(
      (response) => response.status < 300,
      () => false,
    )
  const add = (expires: number) =>
    registration.register({ contact, expires }, signal).catch(async (error) => {
      // Cancelled or unanswered: the registrar may have bound the contact all the same.
      if (!(error instanceof ProbeStopped && error.final)) await remove()
      throw error
    })
  let response = await add(shortExpiry)
  const minimum = response.status === 423 ? minimumExpires(response) : null
  if (minimum !== null) response = await add(minimum)
  if (response.status >= 300) throw refusalOf(response, server, Date.now())
  const bound = bindingsOf(response)
  // A border controller may have rewritten the host; the random user is still ours.
  const own = bound.find((binding) => binding.contact.includes(user))
  return {
    bindings: bound.length - (own ? 1 : 0),
    expires: own?.expires ?? minimum ?? shortExpiry,
    removed: await remove(),
  }
}

/** Whatever stands in a header must not end it, and hosts must be hosts. */
function checked(account: SipTestAccount): { identity: SipIdentity; server: HostPort } {
  const refuse = (field: string) => new ProbeStopped({ outcome: 'invalid-settings', field }, { final: true })
  const route = sipRouteOf(account)
  if ('fault' in route) throw refuse(route.field)
  if (account.username === '' || /\p{Cs}/u.test(account.username)) throw refuse('sip.username')
  if (/\p{Cc}|\p{Cs}/u.test(account.authorizationId)) throw refuse('sip.authorizationId')
  const { username, authorizationId, password } = account
  const { domain, registrar, proxy, transport } = route
  return {
    identity: { domain, username, authorizationId, password, transport, proxy: proxy && hostPortText(proxy) },
    server: proxy ?? registrar,
  }
}

/** The system's name look-up cannot be stopped, but need not be waited for. */
function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal.aborted) reject(signal.reason)
    promise.then(resolve, reject)
  })
}
