import { accountText } from 'text:account'
import { useSignal } from '@preact/signals'
import { LogOut } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { signOut } from '../session/sign-out.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

interface PasswordChangedProps {
  otherSessionsEnded: number
  /** Continues in this session; if absent, signing out is the only button. */
  onContinue?: () => void
}

/** Shown after a password change: who was signed out, and a button to sign in with the new password. */
export function PasswordChanged({ otherSessionsEnded, onContinue }: PasswordChangedProps) {
  const text = accountText.changed
  const leaving = useSignal(false)
  const panel = useRef<HTMLDivElement>(null)
  // The form that had the focus is gone.
  useEffect(() => panel.current?.querySelector('button')?.focus(), [])
  const leave = async () => {
    leaving.value = true
    await signOut()
  }
  return (
    <div ref={panel}>
      <Notice
        kind="success"
        title={text.title}
        actions={
          <>
            <Button kind="primary" icon={LogOut} busy={leaving.value} onClick={() => void leave()}>
              {text.signOut}
            </Button>
            {onContinue && <Button onClick={onContinue}>{text.goOn}</Button>}
          </>
        }
      >
        <p>
          {text.othersEnded({ count: otherSessionsEnded })} {text.next}
        </p>
      </Notice>
    </div>
  )
}
