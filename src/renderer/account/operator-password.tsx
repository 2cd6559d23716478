import { operatorPasswordText } from 'text:account-passwords'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { call } from '../bridge.ts'
import { capabilities } from '../session/session-state.ts'
import { NewPasswordFields } from './new-password-fields.tsx'
import { SecretPage } from './secret-page.tsx'
import { useSecretForm } from './use-secret-form.ts'

/** No personal words about the operator are known that would make a password weak. */
const about: readonly string[] = []

/** Configuration > Operator password: the operator is a separate account, not that of the person who is signed in. */
export function OperatorPassword() {
  const account = capabilities.value?.account
  return account?.operatorPassword ? (
    <OperatorPasswordForm policy={account.operatorPassword} currentPassword={account.currentPassword} />
  ) : null
}

function OperatorPasswordForm({ policy, currentPassword }: { policy: PasswordPolicy; currentPassword: boolean }) {
  const words = operatorPasswordText
  const state = useSecretForm({
    secret: 'newPassword',
    policy,
    currentPassword,
    words,
    send: ({ newPassword, currentPassword: proof }) =>
      call('account.setOperatorPassword', { newPassword, ...(currentPassword && { currentPassword: proof }) }),
  })
  return (
    <SecretPage page="operator-password" {...{ state, words, currentPassword }}>
      <NewPasswordFields fields={state.form.fields} policy={policy} about={about} required />
    </SecretPage>
  )
}
