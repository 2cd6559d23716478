import { recoveryText } from 'text:recovery'
import { recoveryMethodsText } from 'text:recovery-methods'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { recovered } from '../session/session-state.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Entrance } from '../ui/entrance.tsx'
import { Link } from '../ui/link.tsx'
import { TextButton } from '../ui/text-button.tsx'
import './recovery.css'

interface RecoveryCardProps {
  title?: string
  /** The last step of the breadcrumb. */
  here?: string
  lead?: ComponentChildren
  /** Goes back to the choice of methods, where there is one. */
  onAnotherMethod?: (() => void) | undefined
  children: ComponentChildren
}

/** The card that every step of getting back in stands on. */
export function RecoveryCard({ title, here, lead, onAnotherMethod, children }: RecoveryCardProps) {
  const { login, here: forgotten } = recoveryText.breadcrumb
  // Whoever starts anew has not got there yet.
  useEffect(() => {
    recovered.value = null
  }, [])
  return (
    <Entrance
      title={title ?? recoveryText.title}
      lead={lead}
      above={<Breadcrumb crumbs={[{ label: login, to: { name: 'sign-in' } }, { label: here ?? forgotten }]} />}
    >
      {children}
      <div class="recovery-links">
        <Link to={{ name: 'sign-in' }}>{recoveryText.returnToLogin}</Link>
        {onAnotherMethod && <TextButton onClick={onAnotherMethod}>{recoveryMethodsText.another}</TextButton>}
      </div>
    </Entrance>
  )
}
