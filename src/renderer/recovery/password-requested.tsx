import { recoveryText } from 'text:recovery'
import { Form } from '../forms/form.tsx'
import type { FormState } from '../forms/use-form.ts'
import { Link } from '../layout/link.tsx'
import { Button } from '../ui/button.tsx'
import { Countdown, useRemaining } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'
import { UsualWait } from './usual-wait.tsx'

interface PasswordRequestedProps {
  email: string
  /** When it was requested, in milliseconds since 1970-01-01 UTC. */
  at: number
  /** When it may be requested again. */
  resendAt: number
  /** Submitting it requests another. */
  form: FormState<'email'>
}

/** The same answer for every address: what to wait for, when to look elsewhere, and how to go back. */
export function PasswordRequested({ email, at, resendAt, form }: PasswordRequestedProps) {
  const { title, body, next, again, againIn } = recoveryText.sent
  const mustWait = useRemaining(resendAt) > 0
  return (
    <>
      <Notice kind="success" title={title}>
        <p>{body({ email })}</p>
      </Notice>
      <p>{next}</p>
      <UsualWait at={at} />
      <Form form={form} label={title}>
        <div class="recovery-actions">
          <Link to={{ name: 'sign-in' }} class="button button-primary button-wide">
            {recoveryText.returnToLogin}
          </Link>
          <Button type="submit" wide busy={form.busy.value} aria-disabled={mustWait || form.blocked.value}>
            {again}
          </Button>
          {mustWait && (
            <p class="quiet recovery-again">
              <Countdown until={resendAt} sentence={againIn} />
            </p>
          )}
        </div>
      </Form>
    </>
  )
}
