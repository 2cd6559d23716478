import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { recoveryText } from '../i18n/en/recovery.ts'
import { recoveryWaysText } from '../i18n/en/recovery-ways.ts'
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
  /** Goes back to the choice of ways, where there is one. */
  onAnotherWay?: (() => void) | undefined
  children: ComponentChildren
}

/** The card that every step of getting back in stands on. */
export function RecoveryCard({ title, here, lead, onAnotherWay, children }: RecoveryCardProps) {
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
      <div class="recovery-ways">
        <Link to={{ name: 'sign-in' }}>{recoveryText.returnToLogin}</Link>
        {onAnotherWay && <TextButton onClick={onAnotherWay}>{recoveryWaysText.another}</TextButton>}
      </div>
    </Entrance>
  )
}
