import type { ServerAnswer, SipTestResult, TestDetail, TestOutcome } from '../../../shared/phones/phone-test.ts'
import { type SipResponse, splitList } from './message.ts'

export type SipOutcome = TestOutcome<SipTestResult>

/** Thrown when the test cannot continue, with the outcome to report. */
export class ProbeStopped extends Error {
  readonly outcome: SipOutcome
  /** Whether the server sent a final response and made no registration. */
  readonly final: boolean

  constructor(outcome: SipOutcome, options: { final?: boolean } = {}) {
    super(outcome.outcome)
    this.name = 'ProbeStopped'
    this.outcome = outcome
    this.final = options.final ?? false
  }
}

export interface SipServer {
  host: string
  port: number
}

type Cause = Extract<SipOutcome, { outcome: 'no-answer' }>['cause']
const noAnswer = { status: null, serverSaid: '' } as const

/** The outcome if a server did not answer, with the cause. */
export function silence({ host, port }: SipServer, cause: Cause): SipOutcome {
  return { outcome: 'no-answer', host, port, cause, ...noAnswer }
}

/** The outcome if the test cannot continue for a reason that is not in any answer. */
export function withoutAnswer(detail: TestDetail): SipOutcome {
  return { outcome: 'unexpected', detail, ...noAnswer }
}

/** The largest Min-Expires that a test accepts, in seconds: the binding is removed at once anyway. */
const longestMinimum = 7200

/** The outcome for a final response other than 2xx (RFC 3261, 21). */
export function refusalOf(response: SipResponse, server: SipServer, now: number): ProbeStopped {
  const { status, headers } = response
  const answer = answerOf(response)
  const retryAt = retryMoment(headers.first('retry-after'), now)
  const final = { final: true }
  if (status === 404 || status === 410 || status === 604) {
    return new ProbeStopped({ outcome: 'unknown-user', ...answer }, final)
  }
  if (status === 403 || status === 603) return new ProbeStopped({ outcome: 'refused', ...answer }, final)
  if (status === 408 || status === 504) {
    return new ProbeStopped({ outcome: 'no-answer', ...server, cause: 'timeout', ...answer }, final)
  }
  if (status === 503 || status === 429 || (status >= 500 && retryAt !== null)) {
    return new ProbeStopped({ outcome: 'busy', ...answer, retryAt }, final)
  }
  return new ProbeStopped({ outcome: 'unexpected', ...answer, detail: null }, final)
}

/** The server's status and reason phrase, for display. */
export function answerOf({ status, reason }: SipResponse): ServerAnswer {
  return { status, serverSaid: reason.replace(/\p{Cc}/gu, ' ').slice(0, 200) }
}

/** Retry-After counts seconds; a comment and parameters may follow (RFC 3261, 20.33). */
function retryMoment(value: string | undefined, now: number): number | null {
  const seconds = /^\d{1,9}/.exec(value ?? '')?.[0]
  return seconds === undefined ? null : now + Number(seconds) * 1000
}

/** The minimum expiry of a 423 in seconds (RFC 3261, 21.4.17), or null if it names none that a test accepts. */
export function minimumExpires(response: SipResponse): number | null {
  const seconds = Number(/^\d{1,9}$/.exec(response.headers.first('min-expires') ?? '')?.[0])
  return seconds > 0 && seconds <= longestMinimum ? seconds : null
}

/** The addresses bound to the account, as the registrar lists them (RFC 3261, 10.3). */
export function bindingsOf(response: SipResponse): { contact: string; expires: number | null }[] {
  const overall = secondsOf(response.headers.first('expires'))
  return response.headers
    .all('contact')
    .flatMap(splitList)
    .map((field) => {
      const bracketed = /<([^>]*)>(.*)$/s.exec(field)
      const parameters = bracketed ? (bracketed[2] ?? '') : field
      const contact = bracketed ? (bracketed[1] ?? '') : (field.split(';')[0] ?? '')
      return { contact, expires: secondsOf(/;[ \t]*expires[ \t]*=[ \t]*"?(\d+)/i.exec(parameters)?.[1]) ?? overall }
    })
}

const secondsOf = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : null)
