import type { SipTestResult, TestOutcome } from '../../../shared/phones/phone-test.ts'

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
