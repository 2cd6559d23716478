import { useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Capabilities, SignInField } from '../../shared/provider.ts'
import { call } from '../bridge.ts'
import { sessionText } from '../i18n/en/session.ts'
import { Button } from '../ui/button.tsx'
import type { FormField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { KeepSignedIn } from './keep-signed-in.tsx'
import { beginSession, notKept, remembered } from './session-state.ts'
import './sign-in.css'

/** The fields that this portal signs in with, and Login. */
export function SignInForm({ fields, keepSignedIn }: Capabilities['signIn']) {
  const keep = useSignal(false)
  const [initial] = useState(() =>
    Object.fromEntries(fields.map(({ name, options }) => [name, remembered.value[name] ?? options?.[0]?.value ?? ''])),
  )
  const form = useForm({
    initial,
    validate: (values) =>
      Object.fromEntries(
        fields.filter(({ name }) => values[name] === '').map(({ name }) => [name, sessionText.missing[name]]),
      ),
    submit: async (values) => {
      const result = await call('session.signIn', { fields: values, keepSignedIn: keep.peek() })
      if (!result.ok) {
        if (result.error.code === 'invalid-credentials') {
          form.clear(...fields.filter(({ secret }) => secret).map(({ name }) => name))
        }
        return result.error
      }
      remembered.value = Object.fromEntries(
        fields.filter((field) => field.remember && !field.secret).map(({ name }) => [name, values[name] ?? '']),
      )
      notKept.value = keep.peek() && !result.value.kept
      beginSession(result.value)
      return null
    },
  })
  const first = fields.find(({ name }) => initial[name] === '')
  const wrong = form.error.value?.code === 'invalid-credentials' && (
    <Notice kind="error" title={sessionText.wrong.title}>
      <p>{sessionText.wrong.body}</p>
    </Notice>
  )
  return (
    <Form form={form} label={sessionText.form} error={wrong || undefined}>
      {fields.map((definition) => {
        const field = form.fields[definition.name]
        return (
          field && (
            <SignInControl key={field.name} field={field} definition={definition} focusFirst={definition === first} />
          )
        )
      })}
      {keepSignedIn && <KeepSignedIn checked={keep} />}
      <Button kind="primary" type="submit" wide busy={form.busy.value} aria-disabled={form.blocked.value}>
        {sessionText.login}
      </Button>
    </Form>
  )
}

interface SignInControlProps {
  field: FormField
  definition: SignInField
  focusFirst: boolean
}

function SignInControl({ field, definition, focusFirst }: SignInControlProps) {
  const shared = { field, label: sessionText.fields[definition.name], required: true }
  if (definition.options) return <SelectField {...shared} options={definition.options} />
  if (definition.secret || definition.name === 'password') {
    return <PasswordField {...shared} autocomplete="current-password" focusFirst={focusFirst} />
  }
  const autocomplete = definition.name === 'username' ? 'username' : 'on'
  return <TextField {...shared} autocomplete={autocomplete} verbatim focusFirst={focusFirst} />
}
