import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { call } from '../bridge.ts'
import { PasswordField } from '../forms/password-field.tsx'
import { voicemailPinText } from '../i18n/en/account-passwords.ts'
import { capabilities } from '../session/session-state.ts'
import { SecretPage } from './secret-page.tsx'
import { useSecretForm } from './use-secret-form.ts'

/** Configuration > Voicemail PIN. */
export function VoicemailPin() {
  const account = capabilities.value?.account
  return account?.voicemailPin ? (
    <VoicemailPinForm policy={account.voicemailPin} currentPassword={account.currentPassword} />
  ) : null
}

function VoicemailPinForm({ policy, currentPassword }: { policy: PasswordPolicy; currentPassword: boolean }) {
  const rule = voicemailPinText.rule(policy)
  const words = { ...voicemailPinText, broken: rule }
  const state = useSecretForm({
    secret: 'pin',
    policy,
    currentPassword,
    words,
    send: ({ pin, currentPassword: proof }) =>
      call('account.setVoicemailPin', { pin, ...(currentPassword && { currentPassword: proof }) }),
  })
  const { pin, confirmation } = state.form.fields
  return (
    <SecretPage page="voicemail-pin" {...{ state, words, currentPassword }}>
      <div class="secret-page-column">
        <PasswordField field={pin} label={words.pin} hint={rule} autocomplete="off" required />
        <PasswordField field={confirmation} label={words.confirmation} autocomplete="off" required />
      </div>
    </SecretPage>
  )
}
