import { lockText } from 'text:lock'
import { sessionText } from 'text:session'
import { useSignal, useSignalEffect } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { SignInField } from '../../shared/connections/portal.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import { Entrance } from '../layout/entrance.tsx'
import { capabilities, session } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'

const passwordAlone: SignInField[] = [{ name: 'password', secret: true, remember: false }]

/** Covers everything while the app is locked: shows who is signed in and how to unlock. */
export function LockScreen() {
  const { title, lead, unlock, bySystem, signOutHint, wrong } = lockText
  const [fields] = useState(() => {
    const secret = capabilities.value?.signIn.fields.filter((field) => field.secret || field.name === 'password')
    return secret?.length ? secret : passwordAlone
  })
  const offersSystem = useSignal(false)
  useSignalEffect(() => {
    void call('session.unlockMethods', {}).then((ways) => {
      offersSystem.value = ways.ok && ways.value.system
    })
  })
  const form = useForm({
    initial: Object.fromEntries(fields.map(({ name }) => [name, ''])),
    validate: (values) =>
      Object.fromEntries(
        fields.filter(({ name }) => values[name] === '').map(({ name }) => [name, sessionText.missing[name]]),
      ),
    submit: async (values) => {
      const result = await call('session.unlock', { fields: values })
      if (result.ok) return null
      if (result.error.code !== 'invalid-credentials') return result.error
      const names = fields.map(({ name }) => name)
      form.clear(...names)
      form.fail(Object.fromEntries(names.slice(0, 1).map((name) => [name, wrong])))
      return null
    },
  })
  const askSystem = async () => {
    const result = await call('session.unlockBySystem', {})
    if (!result.ok && result.error.code !== 'cancelled') form.error.value = result.error
  }
  return (
    <Entrance title={title} lead={lead({ name: session.value?.name ?? '' })}>
      <Form form={form} label={title}>
        {fields.map(({ name }, index) => {
          const field = form.fields[name]
          return (
            field && (
              <PasswordField
                key={name}
                field={field}
                label={sessionText.fields[name]}
                autocomplete="current-password"
                focusFirst={index === 0}
              />
            )
          )
        })}
        <Button kind="primary" type="submit" wide busy={form.busy.value} aria-disabled={form.blocked.value}>
          {unlock}
        </Button>
      </Form>
      {offersSystem.value && (
        <Button wide onClick={() => void askSystem()}>
          {bySystem}
        </Button>
      )}
      <p class="quiet">{signOutHint}</p>
    </Entrance>
  )
}
