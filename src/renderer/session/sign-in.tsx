import { errorActionText } from 'text:errors'
import { sessionText } from 'text:session'
import { useSignal } from '@preact/signals'
import { accountsOpen } from '../connections/accounts.ts'
import { Button } from '../ui/button.tsx'
import { Entrance } from '../ui/entrance.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { lazy } from '../ui/lazy.tsx'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { canFindEmail, ownMethods } from './recovery-methods.ts'
import { kept, resume, resumeError, resuming, unreachable } from './resume.ts'
import { capabilities, endReason, recovered, remembered, signOutError } from './session-state.ts'
import { SignInForm } from './sign-in-form.tsx'

const SignInHelp = lazy(
  () => import('./sign-in-help.tsx').then((module) => module.SignInHelp),
  () => null,
)

function showAccounts() {
  accountsOpen.value = true
}

const Reconnecting = lazy(
  () => import('./reconnecting.tsx').then((module) => module.Reconnecting),
  () => null,
)

/** The sign-in card, in all its states. */
export function SignIn() {
  const helping = useSignal(false)
  const help = (open: boolean) => () => {
    helping.value = open
  }
  return (
    <Entrance
      title={sessionText.title}
      foot={
        <>
          <TextButton onClick={showAccounts}>{sessionText.anotherAccount}</TextButton>
          <Link to={{ name: 'help' }} class="text-button">
            {sessionText.help}
          </Link>
        </>
      }
    >
      <SignInNotice />
      <SignInBody />
      <div class="sign-in-links">
        {ownMethods.value.length > 0 && <Link to={{ name: 'forgot-password' }}>{sessionText.forgotten}</Link>}
        {canFindEmail.value && <Link to={{ name: 'forgot-email' }}>{sessionText.forgottenEmail}</Link>}
        <TextButton onClick={help(true)}>{sessionText.needHelp}</TextButton>
      </div>
      {helping.value && <SignInHelp onClose={help(false)} />}
    </Entrance>
  )
}

/** Why the person is here, or why they could not be signed in again. */
function SignInNotice() {
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

function SignInBody() {
  if (resuming.value && kept.value && !resumeError.value) {
    return (
      <p class="sign-in-progress patient" role="status">
        {sessionText.signingIn}
      </p>
    )
  }
  const signIn = capabilities.value?.signIn
  if (signIn) return <SignInForm key={JSON.stringify(remembered.value)} {...signIn} />
  return resuming.value ? <Skeleton lines={4} lineHeight={36} /> : null
}
