import { proxyText } from 'text:network'
import { cleanIdentifier } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
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
    <FormDialog
      form={form}
      title={title}
      lead={
        <>
          {again && <Notice kind="error" title={refused} />}
          <p class="quiet">{body({ proxy })}</p>
          {proxy.startsWith('http:') && <p class="quiet">{notEncrypted}</p>}
        </>
      }
      confirm={confirm}
      onClose={() => answer(false)}
    >
      <TextField field={form.fields.user} label={user} autocomplete="off" verbatim focusFirst />
      <PasswordField field={form.fields.password} label={password} autocomplete="off" />
      <p class="quiet">{forThisRun}</p>
    </FormDialog>
  )
}
