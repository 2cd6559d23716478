import { type HostPort, hostPortText } from '../../../shared/network/host-port.ts'
import type { SipTestResult } from '../../../shared/phones/phone-test.ts'
import type { SipSettings, Transport } from '../../../shared/phones/phones.ts'
import { sipRouteOf } from '../../../shared/phones/sip-address.ts'
import { saidWithoutPassword } from '../without-password.ts'
import { ExchangeLog } from './exchange-log.ts'
import { defaultPort, locate, type Resolver, systemResolver, type Target } from './locate.ts'
import type { SipResponse } from './message.ts'
import { PasswordProof } from './password-proof.ts'
import { ProbeStopped, type SipOutcome } from './probe-stopped.ts'
import { answerOf, bindingsOf, refusalOf, type SipServer, silence } from './register-outcome.ts'
import { Registration, type SipIdentity } from './registration.ts'
import { openTransport, type SipTransport } from './sip-transport.ts'
import { addAndRemove } from './test-binding.ts'
import { type SipTimers, standardTimers, TimerFired } from './transaction.ts'

/** What is tested: the account's settings and the password, exactly as given. */
export type SipTestAccount = Pick<
  SipSettings,
  'domain' | 'port' | 'transport' | 'assumedAddress' | 'outboundProxy' | 'username' | 'authorizationId'
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

const timeLimitOf = ({ timeLimitMs = 20_000 }: SipTestOptions) => timeLimitMs

/**
 * Asks the account's registrar which phones are registered (RFC 3261, 10.3: a REGISTER without Contact), which changes
 * nothing, and proves the login where the registrar asks for the password first: whether it did stands in `password`.
 * Sends nothing to anyone but the account's own servers (RFC 3263), follows no redirect, and always resolves.
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
  const proof = new PasswordProof()
  const limit = AbortSignal.timeout(timeLimitOf(options))
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  const outcome = await run(account, { ...options, signal, log, proof }).catch((error: unknown): SipOutcome => {
    if (options.signal?.aborted) return { outcome: 'cancelled' }
    if (error instanceof ProbeStopped) return error.outcome
    if (!(error instanceof TimerFired) && !limit.aborted) throw error
    const { server, transport } = checked(account)
    return silence({ host: server.host, port: server.port ?? defaultPort(transport ?? 'udp') }, 'timeout')
  })
  return {
    ...saidWithoutPassword(outcome, account.password),
    password: saidWithoutPassword(proof.state, account.password),
    exchange: log.lines,
  }
}

interface Run extends SipTestOptions {
  signal: AbortSignal
  log: ExchangeLog
  proof: PasswordProof
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

/** A server that answered the question, and the way to it. */
interface Asked {
  server: SipServer
  transport: SipTransport
  registration: Registration
  query: SipResponse
  started: number
}

/** Asks one target after the other until one neither stays silent nor answers 503 (RFC 3263, 4.3). */
async function askInTurn(
  targets: readonly Target[],
  host: string,
  identity: Omit<SipIdentity, 'transport'>,
  options: Run,
): Promise<Asked> {
  let failure: unknown
  for (const [index, target] of targets.entries()) {
    // A dead address must leave time for those after it.
    const left = targets.length - index
    const share = left > 1 ? AbortSignal.timeout(Math.ceil(timeLimitOf(options) / left / 2)) : options.signal
    try {
      return await ask(target, host, identity, { ...options, signal: AbortSignal.any([options.signal, share]) })
    } catch (error) {
      // What a server answered tells more than the silence of another.
      failure = failure instanceof ProbeStopped && failure.final ? failure : error
      if (options.signal.aborted) break
      if (!(share.aborted || triesNext(error))) throw error
      const what = error instanceof ProbeStopped && error.final ? 'busy' : 'no answer from'
      if (left > 1) options.log.note(`${what} ${target.address}:${target.port}`)
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
  { signal, log, proof, ca, timers = standardTimers }: Run,
): Promise<Asked> {
  const started = performance.now()
  const server = { host, port: target.port }
  log.note(`${target.transport.toUpperCase()} to ${target.address}:${target.port}`)
  proof.reset()
  const transport = await openTransport(target, { host, ca, signal })
  try {
    const options = { timers, proof, log }
    const registration = new Registration({ ...identity, transport: target.transport }, transport, options)
    const query = await registration.register(null, signal)
    if (query.status === 503) throw refusalOf(query, server, Date.now())
    return { server, transport, registration, query, started }
  } catch (error) {
    transport.close()
    throw error
  }
}

/** What the answer to the question means, and where a person chose so, what comes of a registration. */
async function conclude({ server, registration, query, started }: Asked, options: Run): Promise<SipOutcome> {
  const done = () => performance.now() - started
  const listed = listedBy(query, server)
  if (listed > 0) return { outcome: 'registered', bindings: listed, expires: null, removed: true, tookMs: done() }
  if (options.register !== true) {
    if (query.status < 300) return { outcome: 'unregistered', tookMs: done() }
    return { outcome: 'bindings-unknown', ...answerOf(query) }
  }
  const isProven = options.proof.state.state === 'accepted'
  try {
    const added = await addAndRemove(registration, server, options.signal)
    return { outcome: 'registered', ...added, tookMs: done() }
  } catch (error) {
    // The login is proven: whatever the server makes of one more registration says nothing against it.
    const stopped = error instanceof ProbeStopped || error instanceof TimerFired
    if (!isProven || !stopped || options.signal.aborted) throw error
    const said = error instanceof ProbeStopped && 'status' in error.outcome ? error.outcome : null
    return { outcome: 'not-registered', status: said?.status ?? null, serverSaid: said?.serverSaid ?? '' }
  }
}

/**
 * How many phones the answer to the question lists; 0 too where the registrar does not know the question (400, 405 and
 * the like), which says nothing about phones. Throws what any other refusal means.
 */
function listedBy(query: SipResponse, server: SipServer): number {
  if (query.status < 300) return bindingsOf(query).length
  const refusal = refusalOf(query, server, Date.now())
  if (query.status < 400 || refusal.outcome.outcome !== 'unexpected') throw refusal
  return 0
}

/** Whatever stands in a header must not end it, and hosts must be hosts. */
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
  // Nobody named a transport: the DNS does, or it is SIP's default.
  const isOpen = account.assumedAddress === true && proxy === null
  return {
    identity: { domain, username, authorizationId, password, proxy: proxy && hostPortText(proxy) },
    server: proxy ?? registrar,
    transport: isOpen ? null : transport,
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
