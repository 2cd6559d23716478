import { recoveryText, unableToCompleteText } from 'text:recovery'
import { recoveryMethodsText } from 'text:recovery-methods'
import { useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { cleanEmail } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { Breadcrumb } from '../layout/breadcrumb.tsx'
import { Entrance } from '../layout/entrance.tsx'
import { Link } from '../layout/link.tsx'
import { capabilities, rememberUsername } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { emailErrors } from './email-errors.ts'
import { firstEmail } from './first-email.ts'
import { PasswordRequested } from './password-requested.tsx'
import { UnableToComplete } from './unable-to-complete.tsx'
import { UnknownAddress } from './unknown-address.tsx'
import './recovery.css'

interface ForgotPasswordProps {
  /** The field's initial text. */
  email: string
  onAnotherMethod?: (() => void) | undefined
}

/** Login > Forgot Password: asks the portal for a new password by email. */
export function ForgotPassword({ email, onAnotherMethod }: ForgotPasswordProps) {
  const requested = useSignal<{ email: string; at: number; resendAt: number } | null>(null)
  const asksContact = useSignal(false)
  const asksAdmin = capabilities.value?.recovery.unableToComplete === 'ask-admin'
  const NoMethod = asksAdmin ? UnableToComplete : UnknownAddress
  const [initial] = useState(() => ({ email: firstEmail(email) }))
  const form = useForm({
    initial,
    draft: { form: 'forgot-password', keeps: ['email'] },
    clean: { email: cleanEmail },
    validate: ({ email }) => emailErrors(email),
    submit: async ({ email }) => {
      const result = await call('recovery.requestPassword', { email })
      if (!result.ok) return result.error
      if (capabilities.value?.recovery.usernameIsEmail) rememberUsername(email)
      requested.value = { email, at: Date.now(), resendAt: result.value.resendAt }
      return null
    },
  })
  const crumbs = <Breadcrumb page="forgot-password" here={recoveryText.breadcrumb} />

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
          inputMode="email"
          autocomplete="email"
          verbatim
          required
          focusFirst
        />
        <Button kind="primary" type="submit" wide busy={form.busy.value} aria-disabled={form.blocked.value}>
          {recoveryText.reset}
        </Button>
      </Form>
      <div class="recovery-links">
        <Link to={{ name: 'sign-in' }}>{recoveryText.returnToLogin}</Link>
        {onAnotherMethod && <TextButton onClick={onAnotherMethod}>{recoveryMethodsText.another}</TextButton>}
        <TextButton
          onClick={() => {
            asksContact.value = true
          }}
        >
          {asksAdmin ? unableToCompleteText.link : recoveryText.unknown}
        </TextButton>
      </div>
      {asksContact.value && (
        <NoMethod
          onClose={() => {
            asksContact.value = false
          }}
        />
      )}
    </Entrance>
  )
}
