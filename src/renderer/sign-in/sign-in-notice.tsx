import { errorActionText } from 'text:errors'
import { reconnectText } from 'text:network'
import { sessionText } from 'text:session'
import type { AppError } from '../../shared/errors.ts'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails, ErrorNotice } from '../errors/error-notice.tsx'
import { TooManyAttempts } from '../forms/too-many-attempts.tsx'
import type { Lockout } from '../forms/use-form.ts'
import { kept, resume, resumeError, unreachable } from '../session/resume.ts'
import { capabilities, endReason, recovered, remembered, signOutError } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Why the sign-in card is shown, or why the person could not be signed in again. */
export function SignInNotice() {
  if (resumeError.value && kept.value && unreachable.value) return <Reconnecting error={resumeError.value} />
  if (resumeError.value) {
    return (
      <ErrorNotice
        error={resumeError.value}
        title={kept.value ? sessionText.notRestored : undefined}
        actions={<Button onClick={() => void resume()}>{errorActionText.retry}</Button>}
      />
    )
  }
  if (signOutError.value) return <ErrorNotice error={signOutError.value} title={sessionText.signOutIncomplete} />
  if (recovered.value) return <Notice kind="success">{sessionText.recovered[recovered.value]}</Notice>
  if (endReason.value) {
    return (
      <Notice kind={endReason.value === 'signed-out' ? 'success' : 'info'}>{sessionText.ended[endReason.value]}</Notice>
    )
  }
  return null
}

/** Shown while the portal cannot be reached to sign the person in again. */
function Reconnecting({ error }: { error: AppError }) {
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

interface LockedOutProps {
  lockout: Lockout
  onOver: (lockout: Lockout) => void
}

/** Says who is locked out and that others can sign in; the ways to get help follow below. */
export function LockedOut({ lockout, onOver }: LockedOutProps) {
  return (
    <TooManyAttempts lockout={lockout} onOver={onOver}>
      <p>{sessionText.othersCanSignIn}</p>
    </TooManyAttempts>
  )
}

interface WrongDetailsProps {
  error: Extract<AppError, { code: 'invalid-credentials' }>
}

/** Says that the sign-in was wrong without saying which field; the field for the region asks about that itself. */
export function WrongDetails({ error }: WrongDetailsProps) {
  const { title, body, bodyWithoutReset } = sessionText.wrong
  const canReset = (capabilities.value?.recovery.methods.length ?? 0) > 0
  return (
    <Notice kind="error" title={title} actions={error.suspect && <ErrorDetails lines={error.details ?? []} />}>
      <p>{canReset ? body : bodyWithoutReset}</p>
    </Notice>
  )
}
