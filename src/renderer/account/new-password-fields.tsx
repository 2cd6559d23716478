import { accountText, passwordText } from 'text:account'
import { useSignal } from '@preact/signals'
import { WandSparkles } from 'lucide'
import { useState } from 'preact/hooks'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { suggestPassword } from '../../shared/account/password-suggestion.ts'
import { PasswordField } from '../forms/password-field.tsx'
import { Button } from '../ui/button.tsx'
import type { FormField } from '../ui/field.tsx'
import './new-password-fields.css'
import type { NewPassword } from './new-password-errors.ts'
import { PasswordChecklist } from './password-checklist.tsx'
import { StrengthMeter } from './strength-meter.tsx'
import { SuggestedPassword } from './suggested-password.tsx'

interface NewPasswordFieldsProps {
  fields: Readonly<Record<keyof NewPassword, FormField>>
  policy: PasswordPolicy
  /** The person's own names and addresses, which make a password weak. */
  about: readonly string[]
  /** Whether a new password is required rather than optional. */
  required?: boolean
  focusFirst?: boolean
}

const suggestionFor = (policy: PasswordPolicy) =>
  suggestPassword(policy, (count) => crypto.getRandomValues(new Uint8Array(count)))

/** A new password and its confirmation, with the rules, the strength and a suggestion. */
export function NewPasswordFields({ fields, policy, about, required, focusFirst }: NewPasswordFieldsProps) {
  const { newPassword, confirmation } = fields
  const suggestion = useSignal<string | null>(null)
  const [canSuggest] = useState(() => suggestionFor(policy) !== null)
  const suggest = () => {
    const password = suggestionFor(policy)
    if (password === null) return
    suggestion.value = password
    for (const field of [newPassword, confirmation]) {
      field.value.value = password
      field.error.value = null
    }
  }
  // Once the person edits a suggestion, it no longer counts as one.
  const suggested = suggestion.value !== null && suggestion.value === newPassword.value.value
  return (
    <div class="new-password">
      <PasswordField
        field={newPassword}
        label={accountText.password}
        placeholder={accountText.passwordPlaceholder}
        autocomplete="new-password"
        required={required}
        focusFirst={focusFirst}
      />
      {canSuggest && (
        <div>
          <Button icon={WandSparkles} onClick={suggest}>
            {passwordText.suggest}
          </Button>
        </div>
      )}
      {suggested && suggestion.value && <SuggestedPassword key={suggestion.value} password={suggestion.value} />}
      <PasswordChecklist policy={policy} password={newPassword.value.value} />
      <StrengthMeter password={newPassword.value.value} about={about} />
      <PasswordField
        field={confirmation}
        label={accountText.confirmation}
        placeholder={accountText.confirmationPlaceholder}
        autocomplete="new-password"
        required={required}
      />
    </div>
  )
}
