import { type HostPort, hostPortText } from '../../../shared/network/host-port.ts'
import type { SipTestResult } from '../../../shared/phones/phone-test.ts'
import type { SipSettings, Transport } from '../../../shared/phones/phones.ts'
import { sipRouteOf } from '../../../shared/phones/sip-address.ts'
import { saidWithoutPassword } from '../login-test.ts'
import { ExchangeLog, PasswordCheck } from './exchange-log.ts'
import { defaultPort, locate, type Resolver, systemResolver, type Target } from './locate.ts'
import type { SipResponse } from './message.ts'
import {
  answerOf,
  bindingsOf,
  ProbeStopped,
  refusalOf,
  type SipOutcome,
  type SipServer,
  silence,
} from './register-outcome.ts'
import { addAndRemove, Registration, type SipIdentity } from './registration.ts'
import { openTransport, type SipTransport } from './sip-transport.ts'
import { type SipTimers, standardTimers, TimerFired } from './transaction.ts'

/** What is tested: the account's settings and the password, exactly as given. */
export type SipTestAccount = Pick<
  SipSettings,
  'domain' | 'port' | 'transport' | 'assumedAddress' | 'outboundProxy' | 'username' | 'authorizationId'
> & { password: string }

export interface SipTestOptions {
  /**
   * Whether to register briefly if no phone is listed. It may end a phone's registration, so it is off unless the
   * person agrees.
   */
  register?: boolean
  signal?: AbortSignal
  /** The whole test, in milliseconds. */
  timeLimitMs?: number
  /** PEM certificates to trust instead of the system's. */
  ca?: string
  resolver?: Resolver
  timers?: SipTimers
}

const timeLimitOf = ({ timeLimitMs = 20_000 }: SipTestOptions) => timeLimitMs

/**
 * Queries the registrations at the account's registrar (RFC 3261, 10.3: a REGISTER without Contact), which changes
 * nothing. This confirms the login only if the registrar challenges it; `password` in the result holds whether it did.
 * Sends nothing except to the account's own servers (RFC 3263), follows no redirect, and always resolves.
 *
 * It registers only with `register` and only if no phone is listed, and removes that registration again. Otherwise it
 * never sends a Contact: many registrars keep one phone per account, replace the real phone by any new Contact, and
 * lose it when that one is removed; and neither a refusal nor an empty list proves that no phone is registered.
 *
 * On npm, sip.js and JsSIP register only over WebSockets, drachtio-srf needs a separate server, and `sip` (0.0.6)
 * supports neither SHA-256 nor cancelling, so the protocol is implemented here.
 */
export async function testRegistration(account: SipTestAccount, options: SipTestOptions = {}): Promise<SipTestResult> {
  const log = new ExchangeLog(account.password)
  const passwordCheck = new PasswordCheck()
  const limit = AbortSignal.timeout(timeLimitOf(options))
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  const outcome = await run(account, { ...options, signal, log, passwordCheck }).catch((error: unknown): SipOutcome => {
    if (options.signal?.aborted) return { outcome: 'cancelled' }
    if (error instanceof ProbeStopped) return error.outcome
    if (!(error instanceof TimerFired) && !limit.aborted) throw error
    const { server, transport } = checked(account)
    return silence({ host: server.host, port: server.port ?? defaultPort(transport ?? 'udp') }, 'timeout')
  })
  return {
    ...saidWithoutPassword(outcome, account.password),
    password: saidWithoutPassword(passwordCheck.state, account.password),
    exchange: log.lines,
  }
}

interface Run extends SipTestOptions {
  signal: AbortSignal
  log: ExchangeLog
  passwordCheck: PasswordCheck
}

async function run(account: SipTestAccount, options: Run): Promise<SipOutcome> {
  const { identity, server, transport } = checked(account)
  const targets = await abortable(locate(server, transport, options.resolver ?? systemResolver), options.signal)
  const asked = await askInTurn(targets, server.host, identity, options)
  try {
    return await conclude(asked, options)
  } finally {
    asked.transport.close()
  }
}

/** A server that answered the query, with the registration used. */
interface Asked {
  server: SipServer
  transport: SipTransport
  registration: Registration
  query: SipResponse
  started: number
}

/** Tries one target after the other until one answers with anything but 503 (RFC 3263, 4.3). */
async function askInTurn(
  targets: readonly Target[],
  host: string,
  identity: Omit<SipIdentity, 'transport'>,
  options: Run,
): Promise<Asked> {
  let failure: unknown
  for (const [index, target] of targets.entries()) {
    // A dead address must leave time for the next ones.
    const left = targets.length - index
    const share = left > 1 ? AbortSignal.timeout(Math.ceil(timeLimitOf(options) / left / 2)) : options.signal
    try {
      return await ask(target, host, identity, { ...options, signal: AbortSignal.any([options.signal, share]) })
    } catch (error) {
      // An answer is more informative than a timeout at another server.
      failure = failure instanceof ProbeStopped && failure.final ? failure : error
      if (options.signal.aborted) break
      if (!(share.aborted || triesNext(error))) throw error
      const outcome = error instanceof ProbeStopped ? error.outcome.outcome : 'no-answer'
      if (left > 1) options.log.note(`${target.address}:${target.port}: ${outcome}`)
    }
  }
  throw failure
}

function triesNext(error: unknown): boolean {
  if (error instanceof TimerFired) return true
  if (!(error instanceof ProbeStopped)) return false
  const { outcome } = error
  return error.final ? outcome.outcome === 'busy' && outcome.status === 503 : outcome.outcome === 'no-answer'
}

async function ask(
  target: Target,
  host: string,
  identity: Omit<SipIdentity, 'transport'>,
  { signal, log, passwordCheck, ca, timers = standardTimers }: Run,
): Promise<Asked> {
  const started = performance.now()
  const server = { host, port: target.port }
  log.note(`${target.transport.toUpperCase()} ${target.address}:${target.port}`)
  passwordCheck.reset()
  const transport = await openTransport(target, { host, ca, signal })
  try {
    const options = { timers, passwordCheck, log }
    const registration = new Registration({ ...identity, transport: target.transport }, transport, options)
    const query = await registration.register(null, signal)
    if (query.status === 503) throw refusalOf(query, server, Date.now())
    return { server, transport, registration, query, started }
  } catch (error) {
    transport.close()
    throw error
  }
}

/** The outcome of the query and, if the person chose it, of a registration. */
async function conclude({ server, registration, query, started }: Asked, options: Run): Promise<SipOutcome> {
  const done = () => performance.now() - started
  const listed = listedBy(query, server)
  if (listed > 0) return { outcome: 'registered', bindings: listed, expires: null, removed: true, tookMs: done() }
  if (options.register !== true) {
    if (query.status < 300) return { outcome: 'unregistered', tookMs: done() }
    return { outcome: 'bindings-unknown', ...answerOf(query) }
  }
  const isAccepted = options.passwordCheck.state.state === 'accepted'
  try {
    const added = await addAndRemove(registration, server, options.signal)
    return { outcome: 'registered', ...added, tookMs: done() }
  } catch (error) {
    // The login is confirmed: a failure of the additional registration does not contradict that.
    const stopped = error instanceof ProbeStopped || error instanceof TimerFired
    if (!isAccepted || !stopped || options.signal.aborted) throw error
    const said = error instanceof ProbeStopped && 'status' in error.outcome ? error.outcome : null
    return { outcome: 'not-registered', status: said?.status ?? null, serverSaid: said?.serverSaid ?? '' }
  }
}

/**
 * How many phones the answer to the query lists. Also 0 if the registrar does not support the query (400, 405 and the
 * like), which reveals nothing about phones. Throws the outcome of any other refusal.
 */
function listedBy(query: SipResponse, server: SipServer): number {
  if (query.status < 300) return bindingsOf(query).length
  const refusal = refusalOf(query, server, Date.now())
  if (query.status < 400 || refusal.outcome.outcome !== 'unexpected') throw refusal
  return 0
}

/** Checks that no value can end its header and that hosts are valid. */
function checked(account: SipTestAccount): {
  identity: Omit<SipIdentity, 'transport'>
  server: HostPort
  transport: Transport | null
} {
  const refuse = (field: string) => new ProbeStopped({ outcome: 'invalid-settings', field }, { final: true })
  const route = sipRouteOf(account)
  if ('fault' in route) throw refuse(route.field)
  if (account.username === '' || /\p{Cs}/u.test(account.username)) throw refuse('sip.username')
  if (/\p{Cc}|\p{Cs}/u.test(account.authorizationId)) throw refuse('sip.authorizationId')
  const { username, authorizationId, password } = account
  const { domain, registrar, proxy, transport } = route
  // No transport is configured: it comes from the DNS, or is SIP's default.
  const isOpen = account.assumedAddress === true && proxy === null
  return {
    identity: { domain, username, authorizationId, password, proxy: proxy && hostPortText(proxy) },
    server: proxy ?? registrar,
    transport: isOpen ? null : transport,
  }
}

/** The system's name lookup cannot be cancelled, but it need not be awaited. */
function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal.aborted) reject(signal.reason)
    promise.then(resolve, reject)
  })
}
