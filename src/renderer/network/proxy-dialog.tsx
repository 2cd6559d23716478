import { proxyText } from 'text:network'
import { uiText } from 'text:ui'
import { cleanIdentifier } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'

interface ProxyDialogProps {
  proxy: string
  again: boolean
  answer: (signedIn: boolean) => void
}

/** Asks for the user name and password that the network's proxy requires. */
export function ProxyDialog({ proxy, again, answer }: ProxyDialogProps) {
  const { title, body, notEncrypted, user, password, missingUser, refused, confirm, forThisRun } = proxyText
  const form = useForm({
    initial: { user: '', password: '' },
    clean: { user: cleanIdentifier },
    validate: (values) => (values.user === '' ? { user: missingUser } : {}),
    submit: async (values) => {
      const result = await call('network.signInToProxy', { proxy, ...values })
      if (!result.ok) return result.error
      answer(true)
      return null
    },
  })
  return (
    <Dialog title={title} onClose={() => answer(false)}>
      {again && <Notice kind="error" title={refused} />}
      <p class="quiet">{body({ proxy })}</p>
      {proxy.startsWith('http:') && <p class="quiet">{notEncrypted}</p>}
      <Form form={form} label={title}>
        <TextField field={form.fields.user} label={user} autocomplete="off" verbatim focusFirst />
        <PasswordField field={form.fields.password} label={password} autocomplete="off" />
        <p class="quiet">{forThisRun}</p>
        <DialogActions>
          <Button onClick={() => answer(false)}>{uiText.cancel}</Button>
          <Button kind="primary" type="submit" form={form.id} busy={form.busy.value}>
            {confirm}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
