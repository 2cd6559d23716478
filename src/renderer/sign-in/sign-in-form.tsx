import { sessionText } from 'text:session'
import { useSignal, useSignalEffect } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Capabilities, SignInField } from '../../shared/connections/portal.ts'
import { cleanIdentifier } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import { beginSession, keepsSignedIn, notKept, remembered, typedUsername } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import type { FormField } from '../ui/field.tsx'
import { lazy } from '../ui/lazy.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { KeepSignedIn } from './keep-signed-in.tsx'
import './sign-in.css'

const WrongDetails = lazy(
  () => import('./sign-in-notice.tsx').then((module) => module.WrongDetails),
  () => null,
)

/** What is typed in these fields survives a page that crashes, unless the portal marks them as secret. */
const openFields = ['clientId', 'username', 'region', 'accountSid'] as const

/** The fields of this portal's sign-in, and the button Login. */
export function SignInForm({ fields, keepSignedIn }: Capabilities['signIn']) {
  const keep = useSignal(keepsSignedIn.peek())
  const [initial] = useState(() =>
    Object.fromEntries(fields.map(({ name, options }) => [name, remembered.value[name] ?? options?.[0]?.value ?? ''])),
  )
  const form = useForm<string>({
    initial,
    draft: {
      form: 'sign-in',
      keeps: openFields.filter((open) => fields.some(({ name, secret }) => name === open && !secret)),
    },
    clean: Object.fromEntries(
      fields.filter(({ name, secret }) => !secret && name !== 'password').map(({ name }) => [name, cleanIdentifier]),
    ),
    validate: (values) =>
      Object.fromEntries(
        fields.filter(({ name }) => values[name] === '').map(({ name }) => [name, sessionText.missing[name]]),
      ),
    submit: async (values) => {
      const result = await call('session.signIn', { fields: values, keepSignedIn: keepSignedIn && keep.peek() })
      if (!result.ok) {
        if (result.error.code === 'invalid-credentials') {
          form.clear(...fields.filter(({ secret }) => secret).map(({ name }) => name))
        }
        return result.error
      }
      remembered.value = Object.fromEntries(
        fields.filter((field) => field.remember && !field.secret).map(({ name }) => [name, values[name] ?? '']),
      )
      keepsSignedIn.value = keep.peek()
      notKept.value = keep.peek() && !result.value.kept
      beginSession(result.value)
      return null
    },
  })
  useSignalEffect(() => {
    typedUsername.value = form.fields.username?.value.value ?? ''
  })
  const first = fields.find(({ name }) => initial[name] === '')
  const chosenRegion = () => {
    const region = fields.find(({ name }) => name === 'region')
    const value = form.fields.region?.value.peek()
    return region?.options?.find((option) => option.value === value)?.label ?? ''
  }
  return (
    <Form
      form={form}
      label={sessionText.form}
      error={
        form.error.value?.code === 'invalid-credentials' && (
          <WrongDetails error={form.error.value} region={chosenRegion()} />
        )
      }
    >
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
