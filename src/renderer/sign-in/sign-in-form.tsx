import { sessionText } from 'text:session'
import { useSignal, useSignalEffect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Capabilities, SignInField } from '../../shared/connections/portal.ts'
import { cleanIdentifier } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import {
  beginSession,
  endReason,
  keepsSignedIn,
  notKept,
  recovered,
  remembered,
  signOutError,
  typedUsername,
} from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import type { FormField } from '../ui/field.tsx'
import { lazy } from '../ui/lazy.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { KeepSignedIn } from './keep-signed-in.tsx'
import './sign-in.css'

const WrongDetails = lazy(
  () => import('./sign-in-notice.tsx').then((module) => module.WrongDetails),
  () => null,
)

const LockedOut = lazy(
  () => import('./sign-in-notice.tsx').then((module) => module.LockedOut),
  () => null,
)

/** What is typed in these fields survives a page that crashes, unless the portal marks them as secret. */
const openFields = ['clientId', 'username', 'region', 'accountSid'] as const

/** The fields whose values name the account: the portal locks out one account, not everybody at this computer. */
const accountFields = ['username', 'clientId', 'accountSid'] as const

type SignInFormProps = Capabilities['signIn'] & {
  /** Why the card is shown; gives way to the outcome of a sign-in. */
  notice: ComponentChildren
}

/** The fields of this portal's sign-in, and the button Login. */
export function SignInForm({ fields, keepSignedIn, notice }: SignInFormProps) {
  const keep = useSignal(keepsSignedIn.peek())
  const [initial] = useState(() =>
    Object.fromEntries(fields.map(({ name, options }) => [name, remembered.value[name] ?? options?.[0]?.value ?? ''])),
  )
  /** Whether the sign-in that was refused is being sent to another region; main holds its keys. */
  const elsewhere = useRef(false)
  const missingIn = (values: Record<string, string>) =>
    Object.fromEntries(
      fields.filter(({ name }) => values[name] === '').map(({ name }) => [name, sessionText.missing[name]]),
    )
  const form = useForm<string>({
    initial,
    draft: {
      form: 'sign-in',
      keeps: openFields.filter((open) => fields.some(({ name, secret }) => name === open && !secret)),
    },
    person: accountFields.filter((field) => fields.some(({ name }) => name === field)),
    clean: Object.fromEntries(
      fields.filter(({ name, secret }) => !secret && name !== 'password').map(({ name }) => [name, cleanIdentifier]),
    ),
    validate: (values) => (elsewhere.current ? {} : missingIn(values)),
    submit: async (values) => {
      const result = elsewhere.current
        ? await call('session.signInAtRegion', { region: values.region ?? '' })
        : await call('session.signIn', { fields: values, keepSignedIn: keepSignedIn && keep.peek() })
      if (!result.ok) {
        endReason.value = null
        recovered.value = null
        signOutError.value = null
        if (result.error.code === 'invalid-credentials' || result.error.code === 'too-many-attempts') {
          form.clear(...fields.filter(({ secret }) => secret).map(({ name }) => name))
        }
        return result.error
      }
      if (!result.value) {
        form.fail(missingIn(values))
        return null
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
  const tryRegion = (region: string) => {
    if (form.fields.region) form.fields.region.value.value = region
    elsewhere.current = true
    void form.submit()
    elsewhere.current = false
  }
  const suspectsRegion =
    !form.busy.value && form.error.value?.code === 'invalid-credentials' && form.error.value.suspect === 'region'
  const outcome = () => {
    const lockout = form.lockout.value
    const error = form.error.value
    if (lockout) return <LockedOut lockout={lockout} onOver={form.endLockout} />
    if (error?.code === 'invalid-credentials') return <WrongDetails error={error} />
    return error ? undefined : notice
  }
  return (
    <Form form={form} label={sessionText.form} error={outcome()}>
      {fields.map((definition) => {
        const field = form.fields[definition.name]
        return (
          field && (
            <SignInControl
              key={field.name}
              field={field}
              definition={definition}
              focusFirst={definition === first}
              tryRegion={suspectsRegion && definition.name === 'region' ? tryRegion : undefined}
            />
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
  /** Sends the refused sign-in to another region, if this may be the wrong one. */
  tryRegion: ((region: string) => void) | undefined
}

function SignInControl({ field, definition, focusFirst, tryRegion }: SignInControlProps) {
  const shared = { field, label: sessionText.fields[definition.name], required: true }
  const { options } = definition
  if (options) {
    const others = tryRegion ? options.filter(({ value }) => value !== field.value.value) : []
    const { onlyOther, anyOther, attempt } = sessionText.otherRegion
    const [other, another] = others
    return (
      <SelectField
        {...shared}
        options={options}
        hint={other && (another ? anyOther : onlyOther({ region: other.label }))}
        action={others.map(({ value, label }) => (
          <TextButton key={value} onClick={() => tryRegion?.(value)}>
            {attempt({ region: label })}
          </TextButton>
        ))}
      />
    )
  }
  if (definition.secret || definition.name === 'password') {
    return <PasswordField {...shared} autocomplete="current-password" focusFirst={focusFirst} />
  }
  const autocomplete = definition.name === 'username' ? 'username' : 'on'
  return <TextField {...shared} autocomplete={autocomplete} verbatim focusFirst={focusFirst} />
}
