import type { DiagnosticsText } from 'text:diagnostics'
import { assertNever } from '../../shared/assert-never.ts'
import type { PolicyPlace } from '../../shared/policy/policy.ts'
import type { AuthorityFileProblem } from '../network/trust.ts'
import type { PolicyProblem } from '../policy/policy-store.ts'

type FactText = DiagnosticsText['factText']

/** Says where a key of policy was decided. */
export function decisionFact(key: string, place: PolicyPlace, { decidedBy }: FactText): string {
  return place.kind === 'file' ? decidedBy.file({ key, path: place.path }) : decidedBy[place.kind]({ key })
}

/** Says where policy could not be applied, and why. */
export function problemFact({ place, reason }: PolicyProblem, text: FactText): string {
  const words = { reason: reasonWords(reason, text) }
  const { unread } = text
  return place.kind === 'file' ? unread.file({ ...words, path: place.path }) : unread[place.kind](words)
}

/** Why policy, or the file of authorities that it names, is not used. */
export function reasonWords(reason: PolicyProblem['reason'] | AuthorityFileProblem, { whyUnused }: FactText): string {
  switch (reason.code) {
    case 'system-error':
      return whyUnused[reason.code]({ error: reason.error })
    case 'windows-error':
      return whyUnused[reason.code]({ number: String(reason.number) })
    case 'invalid-value':
      return whyUnused[reason.code]({ key: reason.key })
    case 'absent':
    case 'outside-program-files':
    case 'link':
    case 'not-a-file':
    case 'wrong-owner':
    case 'writable-by-others':
    case 'too-large':
    case 'failed':
    case 'not-understood':
    case 'no-keys':
    case 'no-answer':
    case 'unknown-account':
    case 'no-registry':
    case 'no-authority':
      return whyUnused[reason.code]
    default:
      return assertNever(reason)
  }
}
