import { recoveryMethodsText } from 'text:recovery-methods'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { SupportContact } from '../connections/support-contact.tsx'
import { capabilities } from '../session/session-state.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { ForgotPassword } from './forgot-password.tsx'
import { MethodChoice } from './method-choice.tsx'
import { acceptedLink, leaveLink } from './opened-link.ts'
import { PasswordByLink } from './password-by-link.tsx'
import { RecoverByLink } from './recover-by-link.tsx'
import { RecoverByPhone } from './recover-by-phone.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import { type OwnMethod, ownMethods } from './recovery-methods.ts'

/** Login > Forgot Password. */
export const RecoverPassword = () => <RecoverPasswordOf email="" />

/**
 * The portal's only recovery method, or the choice between its methods. `email`: the address of the account, if it has
 * just been found; else empty.
 */
export function RecoverPasswordOf({ email }: { email: string }) {
  const chosen = useSignal<OwnMethod | null>(null)
  // Leaving the page discards the opened link.
  useEffect(
    () => () => {
      const link = acceptedLink.peek()
      if (link !== null) leaveLink(link)
    },
    [],
  )
  if (acceptedLink.value !== null) return <PasswordByLink key={acceptedLink.value} link={acceptedLink.value} />

  const methods = ownMethods.value
  const onAnotherMethod =
    methods.length > 1
      ? () => {
          chosen.value = null
        }
      : undefined
  switch (methods.length === 1 ? methods[0] : chosen.value) {
    case 'emailed-temporary-password':
      return <ForgotPassword email={email} onAnotherMethod={onAnotherMethod} />
    case 'emailed-link':
      return <RecoverByLink email={email} onAnotherMethod={onAnotherMethod} />
    case 'phone-code':
      return <RecoverByPhone purpose="password" onAnotherMethod={onAnotherMethod} />
    default:
      break
  }
  if (methods.length > 1) {
    return (
      <MethodChoice
        methods={methods}
        onChoose={(method) => {
          chosen.value = method
        }}
      />
    )
  }
  return (
    <RecoveryCard lead={capabilities.value ? recoveryMethodsText.none : undefined}>
      {capabilities.value ? <SupportContact /> : <Skeleton lines={3} lineHeight={36} />}
    </RecoveryCard>
  )
}
