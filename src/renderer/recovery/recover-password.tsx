import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { recoveryWaysText } from '../i18n/en/recovery-ways.ts'
import { ProviderContact } from '../portal/provider-contact.tsx'
import { type OwnWay, ownWays } from '../session/recovery-ways.ts'
import { capabilities } from '../session/session-state.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { ForgotPassword } from './forgot-password.tsx'
import { acceptedLink, leaveLink } from './opened-link.ts'
import { PasswordByLink } from './password-by-link.tsx'
import { RecoverByLink } from './recover-by-link.tsx'
import { RecoverByPhone } from './recover-by-phone.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import { WayChoice } from './way-choice.tsx'

/**
 * Login > Forgot Password: the portal's only way back in, or the choice of its ways. `email`: the address of the
 * account, where the person has just been told it.
 */
export function RecoverPassword({ email = '' }: { email?: string }) {
  const chosen = useSignal<OwnWay | null>(null)
  // Who leaves the page gives the opened link up.
  useEffect(
    () => () => {
      const link = acceptedLink.peek()
      if (link !== null) leaveLink(link)
    },
    [],
  )
  if (acceptedLink.value !== null) return <PasswordByLink key={acceptedLink.value} link={acceptedLink.value} />

  const ways = ownWays.value
  const onAnotherWay =
    ways.length > 1
      ? () => {
          chosen.value = null
        }
      : undefined
  switch (ways.length === 1 ? ways[0] : chosen.value) {
    case 'emailed-temporary-password':
      return <ForgotPassword email={email} onAnotherWay={onAnotherWay} />
    case 'emailed-link':
      return <RecoverByLink email={email} onAnotherWay={onAnotherWay} />
    case 'phone-code':
      return <RecoverByPhone purpose="password" onAnotherWay={onAnotherWay} />
    default:
      break
  }
  if (ways.length > 1) {
    return (
      <WayChoice
        ways={ways}
        onChoose={(way) => {
          chosen.value = way
        }}
      />
    )
  }
  return (
    <RecoveryCard lead={capabilities.value ? recoveryWaysText.none : undefined}>
      {capabilities.value ? <ProviderContact /> : <Skeleton lines={3} lineHeight={36} />}
    </RecoveryCard>
  )
}
