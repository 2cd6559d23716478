import { phonePasswordText } from 'text:phone-password'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { meetsPolicy } from '../../shared/account/password-rules.ts'
import type { PhoneDetail, PhoneSecret } from '../../shared/phones/phones.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { useLeaveGuard } from '../leaving/leave-guard.ts'
import { portalName } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { forgetSecretCopy } from '../ui/secret/secret-copy.tsx'
import { NewPhonePassword } from './new-phone-password.tsx'
import { PasswordMaybeSet, PasswordSet } from './password-set.tsx'
import './set-password.css'
import { keepingUnseen, type SetOutcome, unseenOf, unseenPassword, wouldBeLost } from './unseen-password.ts'

interface SetPasswordProps {
  phone: PhoneDetail
  secret: PhoneSecret
  policy: PasswordPolicy
  /** Whether the portal can show the password again later. */
  readable: boolean
  /** Continues to the files for the phone, with the new password; absent if there are none. */
  onExport?: ((password: string) => void) | undefined
  /** Called when the person is done; `sent` if the password was changed or may have been. */
  onClose: (sent: boolean) => void
}

/**
 * Sets a phone's new password: choose, confirm, and see it once. Sent only when the person presses the button;
 * what was typed stays through every failure. A password that the portal never shows again is kept if the dialog goes
 * away without the person closing it.
 */
export function SetPassword({ phone, secret, policy, readable, onExport, onClose }: SetPasswordProps) {
  const name = { phone: phone.id, secret }
  const [before] = useState(() => unseenOf(name)?.outcome ?? null)
  const step = useSignal<'choose' | 'confirm'>(before ? 'confirm' : 'choose')
  const outcome = useSignal<SetOutcome | null>(before)
  const sent = useSignal(before !== null)
  const form = useForm<'password'>({
    initial: { password: before?.password ?? '' },
    validate: ({ password }) => passwordErrors(policy, password),
    async submit({ password }) {
      if (step.value === 'choose') {
        step.value = 'confirm'
        return null
      }
      const keep = keepingUnseen()
      const conclude = (next: SetOutcome) => {
        sent.value = true
        outcome.value = next
        if (!readable) keep({ ...name, outcome: next, taken: false, entered: false })
      }
      const answer = await call('phones.setPassword', { ...name, password })
      if (answer.ok) {
        // Main has cleared the old one from the clipboard.
        forgetSecretCopy()
        conclude({ state: 'set', password, details: answer.value.details })
      } else if (answer.error.code === 'outcome-unknown') conclude({ state: 'unknown', password, error: answer.error })
      else if (answer.error.code === 'locked') conclude({ state: 'unknown', password, error: unheard() })
      else if (answer.error.code !== 'cancelled') {
        step.value = 'choose'
        return answer.error
      }
      return null
    },
  })

  const { confirm } = phonePasswordText
  const close = () => {
    if (unseenOf(name)) unseenPassword.value = null
    onClose(sent.value)
  }
  const noteOf = (change: { taken: true } | { entered: boolean }) => {
    const unseen = unseenOf(name)
    if (unseen) unseenPassword.value = { ...unseen, ...change }
  }
  // A password that exists only in this dialog must not be lost by a stray Escape or by leaving the page or the app.
  const [isHeld] = useState(() => () => form.busy.value || wouldBeLost(unseenOf(name)))
  useLeaveGuard(isHeld, 'shown-once')
  const value = {
    name,
    readable,
    close,
    onTaken: () => noteOf({ taken: true }),
  }
  const content = () => {
    switch (outcome.value?.state) {
      case 'set':
        return (
          <PasswordSet
            {...outcome.value}
            {...value}
            isHeld={wouldBeLost(unseenOf(name))}
            isEntered={unseenOf(name)?.entered ?? false}
            onEntered={(entered) => noteOf({ entered })}
            onExport={onExport}
          />
        )
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
          <Form key={step.value} form={form} label={phonePasswordText.title[secret]}>
            {step.value === 'choose' ? (
              <NewPhonePassword field={form.fields.password} policy={policy} />
            ) : (
              <Notice kind="warning" title={confirm.title[secret]}>
                <p>{confirm.body[secret]({ phone: phoneName(phone) })}</p>
                <p>{confirm.question}</p>
              </Notice>
            )}
            {step.value === 'choose' ? (
              <DialogActions>
                <Button onClick={close}>{uiText.cancel}</Button>
                <Button kind="primary" type="submit" form={form.id}>
                  {phonePasswordText.goOn}
                </Button>
              </DialogActions>
            ) : (
              <DialogActions>
                <Button
                  data-autofocus=""
                  aria-disabled={form.busy.value}
                  onClick={() => {
                    step.value = 'choose'
                  }}
                >
                  {confirm.back}
                </Button>
                <Button kind="danger" type="submit" form={form.id} busy={form.busy.value}>
                  {confirm.set}
                </Button>
              </DialogActions>
            )}
          </Form>
        )
    }
  }
  return (
    <Dialog title={phonePasswordText.title[secret]} onClose={isHeld() ? undefined : close}>
      {outcome.value === null && step.value === 'choose' && (
        <p class="quiet">{phonePasswordText.whose({ phone: phoneName(phone) })}</p>
      )}
      {content()}
    </Dialog>
  )
}

/** The app was locked before the portal's answer came, so the person did not see it. */
const unheard = () => ({ code: 'outcome-unknown', host: portalName.peek() }) as const

function passwordErrors(policy: PasswordPolicy, password: string): { password?: string } {
  if (password === '') return { password: phonePasswordText.missing }
  return meetsPolicy(policy, password) ? {} : { password: phonePasswordText.broken }
}

/** Empty at portals without extensions. */
const phoneName = ({ name, extension }: Pick<PhoneDetail, 'name' | 'extension'>) =>
  extension === '' ? name : phonePasswordText.phone({ name, extension })
