import { useSignal } from '@preact/signals'
import { RecoverByPhone } from './recover-by-phone.tsx'
import { RecoverPasswordOf } from './recover-password.tsx'

/**
 * Login > Forgotten email: a code on the phone tells the e-mail address. Where people sign in with another name, it
 * leads on to Forgot Password.
 */
export function ForgotEmail() {
  const known = useSignal<string | null>(null)
  if (known.value !== null) return <RecoverPasswordOf email={known.value} />
  return (
    <RecoverByPhone
      purpose="email"
      onEmail={(email) => {
        known.value = email
      }}
    />
  )
}
