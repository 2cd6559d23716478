import { type ProblemCode, problemPrefix, problemStatus } from '../../../src/main/portals/call-record/endpoint.ts'

export interface FieldProblem {
  field: string
  rule: string
}

const titles: Record<ProblemCode, string> = {
  'invalid-credentials': 'The user name or the password is wrong',
  'session-expired': 'Sign in again',
  'reauthentication-required': 'The password is asked for again',
  'password-change-required': 'Choose a password of your own first',
  'recovery-expired': 'This has been used already, or its time is over',
  forbidden: 'This account may not do that',
  'not-found': 'There is no such thing here',
  conflict: 'Somebody else changed it first',
  'precondition-required': 'If-Match is missing',
  validation: 'Something in the request is not acceptable',
  'too-many-attempts': 'Too many attempts',
  unavailable: 'Unavailable for the moment',
}

/** Thrown by a handler to answer with a problem (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly more: { problems?: FieldProblem[]; retryAfterSeconds?: number }

  constructor(code: ProblemCode, more: Problem['more'] = {}) {
    super(code)
    this.code = code
    this.more = more
  }

  get status(): number {
    return problemStatus[this.code]
  }

  body(requestId: string) {
    const { problems } = this.more
    const { code, status } = this
    return { type: `${problemPrefix}${code}`, title: titles[code], status, requestId, ...(problems && { problems }) }
  }
}
