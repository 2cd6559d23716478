import { errorActionText } from 'text:errors'
import { describeError } from '../errors/describe-error.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Countdown, useRemaining } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'
import type { FormState } from './use-form.ts'

/** What the last submit of a form failed with. */
export function FormError({ form }: { form: Pick<FormState<never>, 'error' | 'submit' | 'endWait'> }) {
  const error = form.error.value
  if (!error) return null
  if (error.code !== 'too-many-attempts') return <ErrorNotice error={error} onRetry={() => void form.submit()} />
  return <TooManyAttempts retryAt={error.retryAt} onOver={form.endWait} />
}

interface TooManyAttemptsProps {
  /** When attempts are taken again, milliseconds since 1970-01-01 UTC. */
  retryAt: number
  /** That moment has come. */
  onOver: () => void
}

/** Says that the portal takes no attempts for a while, until when, and counts down to it; then, that it takes them again. */
function TooManyAttempts({ retryAt, onOver }: TooManyAttemptsProps) {
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
        <Countdown until={retryAt} sentence={errorActionText.wait} />
      </p>
    </Notice>
  )
}
