import { errorActionText } from 'text:errors'
import { reconnectText } from 'text:network'
import type { AppError } from '../../shared/errors.ts'
import { Button } from '../ui/button.tsx'
import { describeError } from '../ui/describe-error.ts'
import { ErrorDetails } from '../ui/error-details.tsx'
import { Notice } from '../ui/notice.tsx'
import { resume } from './resume.ts'
import { remembered } from './session-state.ts'

/** Stands where the person would be signed in again, while the portal cannot be reached. */
export function Reconnecting({ error }: { error: AppError }) {
  const { title, explanation, details } = describeError(error)
  const { username } = remembered.value
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
      <p>{username ? reconnectText.stillSignedInAs({ username }) : reconnectText.stillSignedIn}</p>
      <p>{reconnectText.tryingAgain}</p>
    </Notice>
  )
}
