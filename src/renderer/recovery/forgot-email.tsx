import { RecoverByPhone } from './recover-by-phone.tsx'

/** Login > Forgotten e-mail: a code on the phone tells which e-mail address to sign in with. */
export function ForgotEmail() {
  return <RecoverByPhone purpose="email" />
}
