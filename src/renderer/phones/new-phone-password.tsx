import { phonePasswordText } from 'text:phone-password'
import { useSignal } from '@preact/signals'
import { WandSparkles } from 'lucide'
import { useState } from 'preact/hooks'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { suggestionAlphabet, suggestPassword } from '../../shared/account/password-suggestion.ts'
import { PasswordChecklist } from '../account/password-checklist.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { Button } from '../ui/button.tsx'
import type { FormField } from '../ui/field.tsx'

const suggestionFor = (policy: PasswordPolicy) =>
  suggestPassword(policy, (count) => crypto.getRandomValues(new Uint8Array(count)))

/** A phone's new password, with the portal's rules ticked as it is typed, and a suggestion. */
export function NewPhonePassword({ field, policy }: { field: FormField; policy: PasswordPolicy }) {
  const suggestion = useSignal<string | null>(null)
  const [canSuggest] = useState(() => suggestionFor(policy) !== null)
  const suggest = () => {
    suggestion.value = suggestionFor(policy)
    field.value.value = suggestion.value ?? ''
    field.error.value = null
  }
  const password = field.value.value
  const signs = hardSigns(password)
  const hint =
    signs.length > 0 ? phonePasswordText.hardSigns({ signs: signs.map(nameSign).join(' ') }) : phonePasswordText.exactly
  return (
    <>
      <PasswordField
        field={field}
        label={phonePasswordText.password}
        autocomplete="off"
        required
        focusFirst
        hint={password !== '' && password === suggestion.value ? phonePasswordText.suggested : hint}
      />
      {canSuggest && (
        <div class="set-password-suggest">
          <Button icon={WandSparkles} onClick={suggest}>
            {phonePasswordText.suggest}
          </Button>
        </div>
      )}
      <PasswordChecklist policy={policy} password={password} />
    </>
  )
}

/** The characters in a password that are known to cause trouble in phones and their configuration files. */
function hardSigns(password: string): string[] {
  return [...new Set(password)].filter((sign) => !/[0-9A-Za-z]/.test(sign) && !suggestionAlphabet.includes(sign))
}

const nameSign = (sign: string) => (sign.trim() === '' ? phonePasswordText.spaces : sign)
