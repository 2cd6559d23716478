import type { SipTestResult, TestOutcome } from '../../../shared/phones/phone-test.ts'

export type SipOutcome = TestOutcome<SipTestResult>

/** Thrown wherever the test cannot go on; the probe gives its outcome to the person. */
export class ProbeStopped extends Error {
  readonly outcome: SipOutcome
  /** The server itself said so: a final response came, and no registration was made. */
  readonly final: boolean

  constructor(outcome: SipOutcome, options: { final?: boolean } = {}) {
    super(outcome.outcome)
    this.name = 'ProbeStopped'
    this.outcome = outcome
    this.final = options.final ?? false
  }
}
