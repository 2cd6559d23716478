import { sessionText } from 'text:session'
import { computed, useSignal } from '@preact/signals'
import { accountsOpen } from '../commands/requests.ts'
import { Entrance } from '../layout/entrance.tsx'
import { Link } from '../layout/link.tsx'
import { canFindEmail, ownMethods } from '../recovery/recovery-methods.ts'
import { kept, resumeError, resuming } from '../session/resume.ts'
import { capabilities, endReason, recovered, remembered, signOutError } from '../session/session-state.ts'
import { lazy } from '../ui/lazy.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { SignInForm } from './sign-in-form.tsx'

const SignInHelp = lazy(
  () => import('./sign-in-help.tsx').then((module) => module.SignInHelp),
  () => null,
)

/** Whether there is a reason for being here that the person should know. */
const hasNotice = computed(() => resumeError.value ?? signOutError.value ?? recovered.value ?? endReason.value)

function showAccounts() {
  accountsOpen.value = true
}

const SignInNotice = lazy(
  () => import('./sign-in-notice.tsx').then((module) => module.SignInNotice),
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

function SignInBody() {
  const notice = hasNotice.value ? <SignInNotice /> : null
  if (resuming.value && kept.value && !resumeError.value) {
    return (
      <p class="sign-in-progress patient" role="status">
        {sessionText.signingIn}
      </p>
    )
  }
  const signIn = capabilities.value?.signIn
  if (signIn) {
    return <SignInForm key={JSON.stringify(remembered.value)} {...signIn} notice={notice} />
  }
  return resuming.value && !notice ? <Skeleton lines={4} lineHeight={36} /> : notice
}
