import { sessionText } from 'text:session'
import { useSignalEffect } from '@preact/signals'
import { call } from '../bridge.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import { session } from './session-state.ts'

interface ReauthenticateDialogProps {
  answer: (proved: boolean) => void
}

/** Asks the person at the keyboard for their password before secrets are shown. */
export function ReauthenticateDialog({ answer }: ReauthenticateDialogProps) {
  const { title, body, password, wrong, confirm } = sessionText.proof
  const form = useForm({
    initial: { password: '' },
    validate: (values) => (values.password === '' ? { password: sessionText.missing.password } : {}),
    submit: async (values) => {
      const result = await call('session.reauthenticate', values)
      if (result.ok) {
        answer(true)
        return null
      }
      if (result.error.code !== 'invalid-credentials') return result.error
      form.clear('password')
      form.fail({ password: wrong })
      return null
    },
  })
  useSignalEffect(() => {
    if (!session.value) answer(false)
  })
  return (
    <FormDialog
      form={form}
      title={title}
      lead={<p class="quiet">{body}</p>}
      confirm={confirm}
      onClose={() => answer(false)}
    >
      <PasswordField field={form.fields.password} label={password} autocomplete="current-password" focusFirst />
    </FormDialog>
  )
}
