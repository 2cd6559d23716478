import { voicemailPinText } from 'text:account-passwords'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { call } from '../bridge.ts'
import { PasswordField } from '../forms/password-field.tsx'
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
  const rule = describePinRule(policy)
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
      <PasswordField field={pin} label={words.pin} hint={rule} autocomplete="off" required />
      <PasswordField field={confirmation} label={words.confirmation} autocomplete="off" required />
    </SecretPage>
  )
}

function describePinRule({ minLength: least, maxLength: most, digitsOnly }: PasswordPolicy): string {
  const { exactDigits, exactCharacters, digits, characters } = voicemailPinText.rules
  if (least === most) return (digitsOnly ? exactDigits : exactCharacters)({ count: least })
  return (digitsOnly ? digits : characters)({ least, most })
}
