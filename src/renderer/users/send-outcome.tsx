import { sendPasswordText } from 'text:users'
import type { Result } from '../../shared/errors.ts'
import type { TemporaryPasswordSent } from '../../shared/users/users.ts'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails, ErrorNotice } from '../errors/error-notice.tsx'
import { formatTime } from '../i18n/format.ts'
import { Countdown, useRemaining } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'

interface SendOutcomeProps {
  outcome: Result<TemporaryPasswordSent>
  /** Called when the portal accepts another request. */
  onOver: () => void
}

/** The outcome of sending a temporary password: sent, refused, or unknown. */
export function SendOutcome({ outcome, onOver }: SendOutcomeProps) {
  const { sent, unknown, noEmail } = sendPasswordText
  if (outcome.ok) {
    const { email, expiresAt } = outcome.value
    return (
      <Notice kind="success" title={sent.title({ email })}>
        <p>
          {sent.body({ time: formatTime(expiresAt) })} {sent.spam}
        </p>
      </Notice>
    )
  }
  const { error } = outcome
  switch (error.code) {
    case 'outcome-unknown':
      return (
        <Notice kind="warning" title={unknown.title} actions={<ErrorDetails lines={describeError(error).details} />}>
          <p>{unknown.body({ host: error.host })}</p>
        </Notice>
      )
    case 'too-many-attempts':
      return <TooMany until={error.retryAt} onOver={onOver} />
    case 'validation':
      // The address was removed from the account after the list was read.
      return (
        <Notice kind="error" title={noEmail.title}>
          <p>{noEmail.body}</p>
        </Notice>
      )
    default:
      return <ErrorNotice error={error} />
  }
}

function TooMany({ until, onOver }: { until: number; onOver: () => void }) {
  const { title, body, over } = sendPasswordText.tooMany
  const isOver = useRemaining(until, onOver) === 0
  return (
    <Notice kind="warning" title={title}>
      <p>{isOver ? over : <Countdown until={until} sentence={body} />}</p>
    </Notice>
  )
}
