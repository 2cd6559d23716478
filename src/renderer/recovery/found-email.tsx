import { recoveryMethodsText } from 'text:recovery-methods'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

interface FoundEmailProps {
  email: string
  onResetPassword: () => void
}

/** Shows the address at a portal where people sign in with a username, and continues to a new password with it. */
export function FoundEmail({ email, onResetPassword }: FoundEmailProps) {
  const { found, foundBody, goOn } = recoveryMethodsText.email
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.querySelector('button')?.focus(), [])
  return (
    <div ref={panel}>
      <Notice kind="success" title={found({ email })}>
        <p>{foundBody}</p>
      </Notice>
      <div class="recovery-actions">
        <Button kind="primary" wide onClick={onResetPassword}>
          {goOn}
        </Button>
      </div>
    </div>
  )
}
