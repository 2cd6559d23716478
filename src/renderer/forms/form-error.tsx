import { errorActionText } from 'text:errors'
import { describeError } from '../errors/describe-error.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Countdown, useRemaining } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'
import type { FormState } from './use-form.ts'

/** The error of a form's last submit. */
export function FormError({ form }: { form: Pick<FormState<never>, 'error' | 'submit' | 'endWait'> }) {
  const error = form.error.value
  if (!error) return null
  if (error.code !== 'too-many-attempts') return <ErrorNotice error={error} onRetry={() => void form.submit()} />
  return <TooManyAttempts retryAt={error.retryAt} onOver={form.endWait} />
}

interface TooManyAttemptsProps {
  /** When the portal accepts attempts again, in milliseconds since 1970-01-01 UTC. */
  retryAt: number
  /** Called at that moment. */
  onOver: () => void
}

/** Says until when the portal accepts no attempts, with a countdown; then says that it accepts them again. */
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
