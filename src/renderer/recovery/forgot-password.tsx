import { useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { call } from '../bridge.ts'
import { recoveryText } from '../i18n/en/recovery.ts'
import { recoveryWaysText } from '../i18n/en/recovery-ways.ts'
import { unableToCompleteText } from '../i18n/en/unable-to-complete.ts'
import { capabilities, remembered } from '../session/session-state.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button } from '../ui/button.tsx'
import { Entrance } from '../ui/entrance.tsx'
import { Form } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { firstEmail } from './first-email.ts'
import { PasswordRequested } from './password-requested.tsx'
import { UnableToComplete } from './unable-to-complete.tsx'
import { UnknownAddress } from './unknown-address.tsx'
import './recovery.css'

/** Login > Forgot Password: asks the portal for a new password by e-mail. */
export function ForgotPassword({ onAnotherWay }: { onAnotherWay?: (() => void) | undefined }) {
  const requested = useSignal<{ email: string; at: number; resendAt: number } | null>(null)
  const asksContact = useSignal(false)
  const asksAdmin = capabilities.value?.recovery.unableToComplete === 'ask-admin'
  const NoWay = asksAdmin ? UnableToComplete : UnknownAddress
  const [initial] = useState(() => ({ email: firstEmail() }))
  const form = useForm({
    initial,
    draft: { form: 'forgot-password', keeps: ['email'] },
    validate: ({ email }) => (email.trim() === '' ? { email: recoveryText.emailMissing } : {}),
    submit: async ({ email }) => {
      const result = await call('recovery.requestPassword', { email })
      if (!result.ok) return result.error
      if (capabilities.value?.recovery.usernameIsEmail) remembered.value = { ...remembered.value, username: email }
      requested.value = { email, at: Date.now(), resendAt: result.value.resendAt }
      return null
    },
  })
  const crumbs = (
    <Breadcrumb
      crumbs={[
        { label: recoveryText.breadcrumb.login, to: { name: 'sign-in' } },
        { label: recoveryText.breadcrumb.here },
      ]}
    />
  )

  if (requested.value) {
    return (
      <Entrance title={recoveryText.title} above={crumbs}>
        <PasswordRequested key={requested.value.at} {...requested.value} form={form} />
      </Entrance>
    )
  }
  return (
    <Entrance title={recoveryText.title} lead={recoveryText.lead} above={crumbs}>
      <Form form={form} label={recoveryText.title}>
        <TextField
          field={form.fields.email}
          label={recoveryText.email}
          type="email"
          autocomplete="email"
          verbatim
          required
          focusFirst
        />
        <Button kind="primary" type="submit" wide busy={form.busy.value} aria-disabled={form.blocked.value}>
          {recoveryText.reset}
        </Button>
      </Form>
      <div class="recovery-ways">
        <Link to={{ name: 'sign-in' }}>{recoveryText.returnToLogin}</Link>
        {onAnotherWay && <TextButton onClick={onAnotherWay}>{recoveryWaysText.another}</TextButton>}
        <TextButton
          onClick={() => {
            asksContact.value = true
          }}
        >
          {asksAdmin ? unableToCompleteText.link : recoveryText.unknown}
        </TextButton>
      </div>
      {asksContact.value && (
        <NoWay
          onClose={() => {
            asksContact.value = false
          }}
        />
      )}
    </Entrance>
  )
}
