import { recoveryMethodsText } from 'text:recovery-methods'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import type { AppError } from '../../shared/errors.ts'
import { newPasswordErrors, type NewPassword as Values } from '../account/new-password-errors.ts'
import { NewPasswordFields } from '../account/new-password-fields.tsx'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { capabilities } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { recoveryError } from './recovery-error.tsx'

/** Used if a portal does not publish its policy (ASVS 5.0, 6.2.1 and 6.2.9); the portal still checks passwords itself. */
const usualPolicy: PasswordPolicy = {
  minLength: 8,
  maxLength: 1024,
  required: [],
  minClasses: 0,
  digitsOnly: false,
  blocklist: false,
}

interface NewPasswordProps {
  /** Names that would make a password weak. */
  about: readonly string[]
  /** Sends it. Returns the error, or null when it is set. */
  save: (newPassword: string) => Promise<AppError | null>
  onStartAgain: () => void
}

/** The last step of a recovery: a new strong password. */
export function NewPassword({ about, save, onStartAgain }: NewPasswordProps) {
  const known = capabilities.value
  const policy = known?.recovery.password ?? known?.account?.password ?? usualPolicy
  const form = useForm<keyof Values>({
    initial: { newPassword: '', confirmation: '' },
    validate: (values) => newPasswordErrors(policy, values),
    submit: ({ newPassword }) => save(newPassword),
  })
  return (
    <Form form={form} label={recoveryMethodsText.newPassword.save} error={recoveryError(form, onStartAgain)}>
      <NewPasswordFields fields={form.fields} policy={policy} about={about} required focusFirst />
      <Button kind="primary" type="submit" wide busy={form.busy.value}>
        {recoveryMethodsText.newPassword.save}
      </Button>
    </Form>
  )
}
