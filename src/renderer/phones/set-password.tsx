import { useSignal } from '@preact/signals'
import type { AppErrorOf } from '../../shared/errors.ts'
import type { PasswordPolicy } from '../../shared/password-policy.ts'
import { meetsPolicy } from '../../shared/password-rules.ts'
import type { PhoneDetail, PhoneSecret } from '../../shared/phones.ts'
import { call } from '../bridge.ts'
import { phonePasswordText } from '../i18n/en/phone-password.ts'
import { uiText } from '../i18n/en/ui.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { useForm } from '../ui/use-form.ts'
import { NewPhonePassword } from './new-phone-password.tsx'
import { PasswordMaybeSet, PasswordSet } from './password-set.tsx'
import './set-password.css'

interface SetPasswordProps {
  phone: PhoneDetail
  secret: PhoneSecret
  policy: PasswordPolicy
  /** The portal shows the password again later. */
  readable: boolean
  /** Leads on to the files for the phone, with the new password; left out where that makes no sense. */
  onExport?: ((password: string) => void) | undefined
  /** The person is done; `sent` if the password was changed or may have been. */
  onClose: (sent: boolean) => void
}

type Outcome =
  | { state: 'set'; password: string; details: string[] }
  | { state: 'unknown'; password: string; error: AppErrorOf<'outcome-unknown'> }

/**
 * Sets a phone's new password: choose, confirm, and see it once. Sent only when a person presses the button;
 * what was typed stays through every failure, and nothing of it outlives the dialog.
 */
export function SetPassword({ phone, secret, policy, readable, onExport, onClose }: SetPasswordProps) {
  const step = useSignal<'choose' | 'confirm'>('choose')
  const outcome = useSignal<Outcome | null>(null)
  const sent = useSignal(false)
  const copied = useSignal(false)
  const form = useForm<'password'>({
    initial: { password: '' },
    validate: ({ password }) => passwordErrors(policy, password),
    async submit({ password }) {
      if (step.value === 'choose') {
        step.value = 'confirm'
        return null
      }
      const answer = await call('phones.setPassword', { phone: phone.id, secret, password })
      sent.value ||= answer.ok || answer.error.code === 'outcome-unknown'
      if (answer.ok) outcome.value = { state: 'set', password, details: answer.value.details }
      else if (answer.error.code === 'outcome-unknown') {
        outcome.value = { state: 'unknown', password, error: answer.error }
      } else if (answer.error.code !== 'cancelled') {
        step.value = 'choose'
        return answer.error
      }
      return null
    },
  })

  const { confirm } = phonePasswordText
  const close = () => onClose(sent.value)
  // What only this dialog still holds is not lost to a stray Escape.
  const held = form.busy.value || (outcome.value !== null && !readable && !copied.value)
  const value = {
    name: { phone: phone.id, secret },
    readable,
    close,
    onCopied: () => {
      copied.value = true
    },
  }
  const content = () => {
    switch (outcome.value?.state) {
      case 'set':
        return <PasswordSet {...outcome.value} {...value} onExport={onExport} />
      case 'unknown':
        return (
          <PasswordMaybeSet
            {...outcome.value}
            {...value}
            again={() => {
              outcome.value = null
            }}
          />
        )
      case undefined:
        return (
          <Form key={step.value} form={form} label={phonePasswordText.title(secret)}>
            {step.value === 'choose' ? (
              <NewPhonePassword field={form.fields.password} policy={policy} />
            ) : (
              <Notice kind="warning" title={confirm.title[secret]}>
                <p>{confirm.body[secret](phone.name, phone.extension)}</p>
                <p>{confirm.question}</p>
              </Notice>
            )}
            {step.value === 'choose' ? (
              <div class="dialog-actions">
                <Button onClick={close}>{uiText.cancel}</Button>
                <Button kind="primary" type="submit">
                  {phonePasswordText.goOn}
                </Button>
              </div>
            ) : (
              <div class="dialog-actions">
                <Button
                  data-autofocus=""
                  aria-disabled={form.busy.value}
                  onClick={() => {
                    step.value = 'choose'
                  }}
                >
                  {confirm.back}
                </Button>
                <Button kind="danger" type="submit" busy={form.busy.value}>
                  {confirm.set}
                </Button>
              </div>
            )}
          </Form>
        )
    }
  }
  return (
    <Dialog title={phonePasswordText.title(secret)} onClose={held ? undefined : close}>
      {outcome.value === null && step.value === 'choose' && (
        <p class="quiet">{phonePasswordText.whose(phone.name, phone.extension)}</p>
      )}
      {content()}
    </Dialog>
  )
}

function passwordErrors(policy: PasswordPolicy, password: string): { password?: string } {
  if (password === '') return { password: phonePasswordText.missing }
  return meetsPolicy(policy, password) ? {} : { password: phonePasswordText.broken }
}
