import { sessionText } from 'text:session'
import { uiText } from 'text:ui'
import { useSignalEffect } from '@preact/signals'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
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
    <Dialog title={title} onClose={() => answer(false)}>
      <p class="quiet">{body}</p>
      <Form form={form} label={title}>
        <PasswordField field={form.fields.password} label={password} autocomplete="current-password" focusFirst />
        <DialogActions>
          <Button onClick={() => answer(false)}>{uiText.cancel}</Button>
          <Button kind="primary" type="submit" form={form.id} busy={form.busy.value} aria-disabled={form.blocked.value}>
            {confirm}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
