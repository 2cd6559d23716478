import { recoveryText } from 'text:recovery'
import { recoveryMethodsText } from 'text:recovery-methods'
import { useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { cleanEmail } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { capabilities, rememberUsername } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { emailErrors } from './email-errors.ts'
import { firstEmail } from './first-email.ts'
import { LinkRequested } from './link-requested.tsx'
import { PasteLink } from './paste-link.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import { recoveryError } from './recovery-error.tsx'

const text = recoveryMethodsText.link

interface RecoverByLinkProps {
  /** The field's initial text. */
  email: string
  onAnotherMethod?: (() => void) | undefined
}

/** Asks the portal for a reset link by email, and accepts a pasted one. */
export function RecoverByLink({ email, onAnotherMethod }: RecoverByLinkProps) {
  const requested = useSignal<{ email: string; at: number; resendAt: number } | null>(null)
  const hasLink = useSignal(false)
  const [initial] = useState(() => ({ email: firstEmail(email) }))
  const form = useForm({
    initial,
    draft: { form: 'reset-link', keeps: ['email'] },
    clean: { email: cleanEmail },
    validate: ({ email }) => emailErrors(email),
    submit: async ({ email }) => {
      const result = await call('recovery.requestLink', { email })
      if (!result.ok) return result.error
      if (capabilities.value?.recovery.usernameIsEmail) rememberUsername(email)
      requested.value = { email, at: Date.now(), resendAt: result.value.resendAt }
      return null
    },
  })

  if (requested.value) {
    return (
      <RecoveryCard onAnotherMethod={onAnotherMethod}>
        <LinkRequested key={requested.value.at} {...requested.value} form={form} />
      </RecoveryCard>
    )
  }
  if (hasLink.value) {
    return (
      <RecoveryCard lead={text.pasteLead} onAnotherMethod={onAnotherMethod}>
        <PasteLink />
      </RecoveryCard>
    )
  }
  return (
    <RecoveryCard lead={text.lead} onAnotherMethod={onAnotherMethod}>
      <Form form={form} label={recoveryText.title} error={recoveryError(form, () => undefined)}>
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
          {text.send}
        </Button>
      </Form>
      <div class="recovery-links">
        <TextButton
          onClick={() => {
            hasLink.value = true
          }}
        >
          {text.have}
        </TextButton>
      </div>
    </RecoveryCard>
  )
}
