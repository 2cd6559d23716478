import { recoveryText } from 'text:recovery'
import { recoveryMethodsText } from 'text:recovery-methods'
import { Form } from '../forms/form.tsx'
import type { FormState } from '../forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { Countdown, useRemaining } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'
import { PasteLink } from './paste-link.tsx'
import { recoveryError } from './recovery-error.tsx'
import { Troubles } from './troubles.tsx'
import { UsualWait } from './usual-wait.tsx'

interface LinkRequestedProps {
  email: string
  /** When it was requested, in milliseconds since 1970-01-01 UTC. */
  at: number
  /** When it may be requested again. */
  resendAt: number
  /** Submitting it requests another. */
  form: FormState<'email'>
}

/** The same answer for every address: open the link or paste it, and what to do if none arrives. */
export function LinkRequested({ email, at, resendAt, form }: LinkRequestedProps) {
  const { sent, troubles } = recoveryMethodsText.link
  const mustWait = useRemaining(resendAt) > 0
  return (
    <>
      <Notice kind="success" title={sent.title}>
        <p>{sent.body({ email })}</p>
      </Notice>
      <p>{sent.next}</p>
      <PasteLink />
      <UsualWait at={at} />
      <Troubles sentences={Object.values(troubles)} />
      <Form form={form} label={sent.title} error={recoveryError(form, () => undefined)}>
        <div class="recovery-actions">
          <Button type="submit" wide busy={form.busy.value} aria-disabled={mustWait || form.blocked.value}>
            {recoveryText.sent.again}
          </Button>
          {mustWait && (
            <p class="quiet recovery-again">
              <Countdown until={resendAt} sentence={recoveryText.sent.againIn} />
            </p>
          )}
        </div>
      </Form>
    </>
  )
}
