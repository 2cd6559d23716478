import { recoveryMethodsText } from 'text:recovery-methods'
import type { ComponentChildren } from 'preact'
import { ErrorNotice } from '../errors/error-notice.tsx'
import type { FormState, Lockout } from '../forms/use-form.ts'
import { formatDateTime } from '../i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { useRemaining } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'

/** A wait longer than this, in milliseconds, lasts for the rest of the day and is not the pause between two requests. */
const longestPause = 60 * 60_000

/** Words for a form's error during recovery; undefined if the general ones apply. */
export function recoveryError(
  form: Pick<FormState<never>, 'error' | 'lockout' | 'endLockout'>,
  startAgain: () => void,
): ComponentChildren | undefined {
  const error = form.error.value
  const lockout = form.lockout.value
  if (lockout && !lockout.over && lockout.retryAt - Date.now() >= longestPause) {
    return <OffUntilTomorrow lockout={lockout} onOver={form.endLockout} />
  }
  const again = <Button onClick={startAgain}>{recoveryMethodsText.startAgain}</Button>
  switch (error?.code) {
    case 'recovery-expired':
      return <ErrorNotice error={error} actions={again} />
    case 'outcome-unknown': {
      const { title, body } = recoveryMethodsText.newPassword.unclear
      return (
        <Notice kind="warning" title={title} actions={again}>
          <p>{body}</p>
        </Notice>
      )
    }
    default:
      return undefined
  }
}

function OffUntilTomorrow({ lockout, onOver }: { lockout: Lockout; onOver: (lockout: Lockout) => void }) {
  const { title, body, next } = recoveryMethodsText.off
  useRemaining(lockout.retryAt, () => onOver(lockout))
  return (
    <Notice kind="warning" title={title}>
      <p>{body({ time: formatDateTime(lockout.retryAt) })}</p>
      <p>{next}</p>
    </Notice>
  )
}
