import type { AppError } from '../../shared/errors.ts'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails } from '../errors/error-notice.tsx'
import { errorActionText } from '../i18n/en/errors.ts'
import { reconnectText } from '../i18n/en/network.ts'
import { resume } from '../session/resume.ts'
import { remembered } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Stands where the person would be signed in again, while the portal cannot be reached. */
export function Reconnecting({ error }: { error: AppError }) {
  const { title, explanation, details } = describeError(error)
  return (
    <Notice
      kind="warning"
      title={navigator.onLine ? title : reconnectText.offline}
      actions={
        <>
          <Button onClick={() => void resume({ quiet: true })}>{errorActionText.retry}</Button>
          <ErrorDetails lines={details} />
        </>
      }
    >
      {navigator.onLine && <p>{explanation}</p>}
      <p>{reconnectText.stillSignedIn(remembered.value.username)}</p>
      <p>{reconnectText.tryingAgain}</p>
    </Notice>
  )
}
