import { randomBytes } from 'node:crypto'
import type { Transport } from '../../../shared/phones/phones.ts'
import { authorizationValue, authParameters, type Challenge, parseChallenge, strongestChallenge } from './digest.ts'
import type { ExchangeLog, PasswordCheck } from './exchange-log.ts'
import { type SipResponse, sipUserPart, writeRequest } from './message.ts'
import { answerOf, bindingsOf, minimumExpires, ProbeStopped, refusalOf, type SipServer } from './register-outcome.ts'
import type { SipTransport } from './sip-transport.ts'
import { type SipTimers, transact } from './transaction.ts'

/** The identity that the test registers. Hosts are written as in URIs, IPv6 in brackets. */
export interface SipIdentity {
  domain: string
  username: string
  authorizationId: string
  password: string
  transport: Transport
  /** The outbound proxy as `host[:port]`, with a port only where one was given, or null. */
  proxy: string | null
}

/** A binding to add, or to remove with 0 seconds. Without one a REGISTER only queries the bindings. */
export interface Binding {
  contact: string
  expires: number
}

/** The two kinds of challenge: from the registrar, and from a proxy in front of it. */
const kinds = [
  { status: 401, challenge: 'www-authenticate', answer: 'Authorization', info: 'authentication-info' },
  { status: 407, challenge: 'proxy-authenticate', answer: 'Proxy-Authorization', info: 'proxy-authentication-info' },
] as const
type Kind = (typeof kinds)[number]

/**
 * How often each kind of challenge is answered per request: once, and once more if the nonce was stale. Some servers
 * write `stale=true` into every challenge, and a third answer would only count towards a ban.
 */
const mostAnswers = 2

const token = () => randomBytes(12).toString('hex')

/** The REGISTER requests of one test: one Call-ID, rising CSeq, and the nonces received (RFC 3261, 10.2 and 22). */
export class Registration {
  readonly #identity: SipIdentity
  readonly #transport: SipTransport
  readonly #timers: SipTimers
  readonly #passwordCheck: PasswordCheck
  readonly #log: ExchangeLog
  readonly #callId = token()
  readonly #fromTag = token()
  readonly #challenges = new Map<Kind, { challenge: Challenge; used: number }>()
  #sequence = 0

  constructor(
    identity: SipIdentity,
    transport: SipTransport,
    options: { timers: SipTimers; passwordCheck: PasswordCheck; log: ExchangeLog },
  ) {
    this.#identity = identity
    this.#transport = transport
    this.#timers = options.timers
    this.#passwordCheck = options.passwordCheck
    this.#log = options.log
  }

  /**
   * A contact that no phone has: the account's user, because some registrars refuse any other, at the transport's local
   * address. `isOwn` recognises it in the list, even if a border controller rewrote the host or the registrar dropped
   * the parameter. The parameter is `line`, which phones with several accounts use, so registrars know it.
   */
  newContact(): { contact: string; isOwn: (listed: string) => boolean } {
    const { username, transport } = this.#identity
    const mark = `line=${token()}`
    const address = `sip:${sipUserPart(username)}@${this.#transport.local}`
    const suffix = transport === 'udp' ? '' : `;transport=${transport}`
    return {
      contact: `${address}${suffix};${mark}`,
      isOwn: (listed) => listed.includes(mark) || listed.split(/[;?]/)[0] === address,
    }
  }

  /**
   * Sends a REGISTER, answers challenges, and resolves with the final response, whatever its status. Rejects with
   * {@link ProbeStopped} if a challenge is repeated after it was answered, or as {@link transact} does.
   */
  async register(binding: Binding | null, signal: AbortSignal): Promise<SipResponse> {
    const answers = new Map<Kind, number>()
    for (;;) {
      const response = await this.#send(binding, signal)
      const kind = kinds.find(({ status }) => status === response.status)
      if (kind === undefined) {
        this.#learnNextNonces(response)
        if (response.status < 300) this.#passwordCheck.accepted(answerOf(response))
        return response
      }
      const challenge = this.#chosenChallenge(kind, response)
      const given = answers.get(kind) ?? 0
      if (given > 0 && !(challenge.stale && given < mostAnswers)) {
        const { realm } = challenge
        throw new ProbeStopped({ outcome: 'wrong-credentials', ...answerOf(response), realm }, { final: true })
      }
      answers.set(kind, given + 1)
      this.#challenges.set(kind, { challenge, used: 0 })
    }
  }

  #chosenChallenge(kind: Kind, response: SipResponse): Challenge {
    const offered = response.headers.all(kind.challenge).flatMap((value) => parseChallenge(value) ?? [])
    const challenge = strongestChallenge(offered)
    if (challenge !== null) return challenge
    const detail = offered.length > 0 ? 'no-known-digest' : 'no-digest'
    throw new ProbeStopped({ outcome: 'unexpected', ...answerOf(response), detail }, { final: true })
  }

  /** The server may name the nonce for the next request (RFC 7616, 3.5). */
  #learnNextNonces(response: SipResponse): void {
    for (const [kind, known] of this.#challenges) {
      const nonce = authParameters(response.headers.first(kind.info) ?? '').get('nextnonce')
      if (nonce !== undefined) this.#challenges.set(kind, { challenge: { ...known.challenge, nonce }, used: 0 })
    }
  }

  #send(binding: Binding | null, signal: AbortSignal): Promise<SipResponse> {
    const { domain, username, proxy, transport } = this.#identity
    const uri = `sip:${domain}`
    const address = `<sip:${sipUserPart(username)}@${domain}>`
    const branch = `z9hG4bK${token()}`
    const sequence = ++this.#sequence
    const text = writeRequest('REGISTER', uri, [
      ['Via', `SIP/2.0/${transport.toUpperCase()} ${this.#transport.local};branch=${branch};rport`],
      ['Max-Forwards', '70'],
      ...(proxy === null ? [] : ([['Route', `<sip:${proxy};transport=${transport};lr>`]] as const)),
      ['From', `${address};tag=${this.#fromTag}`],
      ['To', address],
      ['Call-ID', this.#callId],
      ['CSeq', `${sequence} REGISTER`],
      ...(binding === null
        ? []
        : ([
            ['Contact', `<${binding.contact}>;expires=${binding.expires}`],
            ['Expires', String(binding.expires)],
          ] as const)),
      ...this.#answers(uri),
      ['User-Agent', 'Call Record Portal'],
    ])
    this.#log.sent(text)
    if (this.#challenges.size > 0) this.#passwordCheck.given()
    const request = { text, branch, callId: this.#callId, sequence, fromTag: this.#fromTag }
    return transact(this.#transport, request, this.#timers, signal, (response) => this.#log.received(response))
  }

  #answers(uri: string): [string, string][] {
    return [...this.#challenges].map(([kind, known]) => {
      known.used++
      const { authorizationId, password } = this.#identity
      const input = { username: authorizationId, password, method: 'REGISTER', uri }
      return [kind.answer, authorizationValue(known.challenge, { ...input, cnonce: token(), nonceCount: known.used })]
    })
  }
}

/** The lifetime of the test's own registration, in seconds, in case it cannot be removed. */
const shortExpiry = 60
/** How long the removal may take after the test itself has ended, in milliseconds. */
const removalLimitMs = 3000

/** Registers a contact briefly and removes exactly that one. Throws the outcome of a refusal. */
export async function addAndRemove(registration: Registration, server: SipServer, signal: AbortSignal) {
  const { contact, isOwn } = registration.newContact()
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
  const own = bound.find((binding) => isOwn(binding.contact))
  return {
    bindings: bound.length - (own ? 1 : 0),
    expires: own?.expires ?? minimum ?? shortExpiry,
    removed: await remove(),
  }
}
