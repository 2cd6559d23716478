import { lockText } from 'text:lock'
import { sessionText } from 'text:session'
import { uiText } from 'text:ui'
import { useSignal, useSignalEffect } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { SignInField } from '../../shared/connections/portal.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import { Entrance } from '../layout/entrance.tsx'
import { capabilities, session } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { lazy } from '../ui/lazy.tsx'
import { TextButton } from '../ui/text-button.tsx'

const SignInHelp = lazy(
  () => import('../sign-in/sign-in-help.tsx').then((module) => module.SignInHelp),
  () => null,
)

const TooManyAttempts = lazy(
  () => import('../forms/too-many-attempts.tsx').then((module) => module.TooManyAttempts),
  () => null,
)

const passwordAlone: SignInField[] = [{ name: 'password', secret: true, remember: false }]

/** Covers everything while the app is locked: shows who is signed in and how to unlock. */
export function LockScreen() {
  const { title, lead, unlock, bySystem, wrong } = lockText
  const [fields] = useState(() => {
    const secret = capabilities.value?.signIn.fields.filter((field) => field.secret || field.name === 'password')
    return secret?.length ? secret : passwordAlone
  })
  const offersSystem = useSignal(false)
  const accounts = useSignal(1)
  const helping = useSignal(false)
  useSignalEffect(() => {
    void call('session.unlockMethods', {}).then((ways) => {
      offersSystem.value = ways.ok && ways.value.system
      if (ways.ok) accounts.value = ways.value.accounts
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
      const names = fields.map(({ name }) => name)
      if (result.error.code === 'too-many-attempts') form.clear(...names)
      if (result.error.code !== 'invalid-credentials') return result.error
      form.clear(...names)
      form.fail(Object.fromEntries(names.slice(0, 1).map((name) => [name, wrong])))
      return null
    },
  })
  const askSystem = async () => {
    const result = await call('session.unlockBySystem', {})
    if (!result.ok && result.error.code !== 'cancelled') form.error.value = result.error
  }
  const help = (open: boolean) => {
    helping.value = open
  }
  const lockout = form.lockout.value
  return (
    <Entrance
      title={title}
      lead={lead({ name: session.value?.name ?? '' })}
      signOutButton={accounts.value > 1 ? <SignOutOfAll accounts={accounts.value} /> : undefined}
    >
      <Form
        form={form}
        label={title}
        error={
          lockout ? (
            <TooManyAttempts
              lockout={lockout}
              onOver={form.endLockout}
              who={session.value?.username ?? ''}
              actions={<Button onClick={() => help(true)}>{sessionText.needHelp}</Button>}
            />
          ) : undefined
        }
      >
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
      {helping.value && <SignInHelp onClose={() => help(false)} />}
    </Entrance>
  )
}

/** Signing out of a locked app leaves every account, because the person has not shown to be the owner of any. */
function SignOutOfAll({ accounts }: { accounts: number }) {
  const asking = useSignal(false)
  const { signOutOfAll, signingOutOfAll } = lockText
  const ask = (open: boolean) => () => {
    asking.value = open
  }
  return (
    <>
      <TextButton onClick={ask(true)}>{signOutOfAll}</TextButton>
      {asking.value && (
        <Dialog
          title={signingOutOfAll.title}
          onClose={ask(false)}
          actions={
            <>
              <Button onClick={ask(false)} data-autofocus="">
                {uiText.cancel}
              </Button>
              <Button kind="primary" onClick={() => void signOut()}>
                {signingOutOfAll.confirm}
              </Button>
            </>
          }
        >
          <p>{signingOutOfAll.body({ count: accounts })}</p>
        </Dialog>
      )}
    </>
  )
}
