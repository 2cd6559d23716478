import { errorActionText, errorText, lockoutText } from 'text:errors'
import type { ComponentChildren } from 'preact'
import { formatTime } from '../i18n/format.ts'
import { Countdown, useRemaining } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Lockout } from './use-form.ts'

interface TooManyAttemptsProps {
  lockout: Lockout
  /** Called when the portal accepts attempts again. */
  onOver: (lockout: Lockout) => void
  /** Who is locked out, if the form does not ask for a name. */
  who?: string
  actions?: ComponentChildren
  children?: ComponentChildren
}

/** Says who is locked out and until when, counting down; then that they can try again. */
export function TooManyAttempts({ lockout, onOver, who = lockout.who, actions, children }: TooManyAttemptsProps) {
  const { retryAt } = lockout
  const { title } = errorText['too-many-attempts']
  const over = useRemaining(retryAt, () => onOver(lockout)) === 0
  const until = formatTime(retryAt)
  const sentence = ({ time }: { time: string }) =>
    who === '' ? lockoutText.until({ until, time }) : lockoutText.personUntil({ who, until, time })
  return (
    <Notice kind="warning" title={title} actions={over ? undefined : actions}>
      {over ? (
        <p>{errorActionText.waitOver}</p>
      ) : (
        <>
          <p class="too-many-attempts">
            <Countdown key={retryAt} until={retryAt} sentence={sentence} />
          </p>
          {children}
        </>
      )}
    </Notice>
  )
}
