import { errorActionText } from 'text:errors'
import { Countdown, useRemaining } from './countdown.tsx'
import { describeError } from './describe-error.ts'
import { Notice } from './notice.tsx'

interface TooManyAttemptsProps {
  /** When attempts are taken again, milliseconds since 1970-01-01 UTC. */
  retryAt: number
  /** That moment has come. */
  onOver: () => void
}

/** Says that the portal takes no attempts for a while, until when, and counts down to it; then, that it takes them again. */
export function TooManyAttempts({ retryAt, onOver }: TooManyAttemptsProps) {
  const { title, explanation, nextStep } = describeError({ code: 'too-many-attempts', retryAt })
  if (useRemaining(retryAt, onOver) === 0) {
    return (
      <Notice kind="warning" title={title}>
        <p>{errorActionText.waitOver}</p>
      </Notice>
    )
  }
  return (
    <Notice kind="warning" title={title}>
      <p>
        {explanation} {nextStep}
      </p>
      <p class="too-many-attempts-wait">
        {errorActionText.wait} <Countdown until={retryAt} />
      </p>
    </Notice>
  )
}
