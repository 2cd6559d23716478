import { recoveryText } from 'text:recovery'
import { recoveryMethodsText } from 'text:recovery-methods'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Breadcrumb } from '../layout/breadcrumb.tsx'
import { Entrance } from '../layout/entrance.tsx'
import { Link } from '../layout/link.tsx'
import { recovered } from '../session/session-state.ts'
import { TextButton } from '../ui/text-button.tsx'
import './recovery.css'

interface RecoveryCardProps {
  title?: string
  /** The last step of the breadcrumb. */
  here?: string
  lead?: ComponentChildren
  /** Goes back to the choice of methods, if there is one. */
  onAnotherMethod?: (() => void) | undefined
  /** False where the step has its own ways on; the breadcrumb still leads back. */
  links?: boolean
  children: ComponentChildren
}

/** The card for every step of a recovery. */
export function RecoveryCard({ title, here, lead, onAnotherMethod, links = true, children }: RecoveryCardProps) {
  // A recovery that starts again is not finished, so its notice goes.
  useEffect(() => {
    recovered.value = null
  }, [])
  return (
    <Entrance
      title={title ?? recoveryText.title}
      lead={lead}
      above={<Breadcrumb page="forgot-password" here={here ?? recoveryText.breadcrumb} />}
    >
      {children}
      {links && (
        <div class="recovery-links">
          <Link to={{ name: 'sign-in' }}>{recoveryText.returnToLogin}</Link>
          {onAnotherMethod && <TextButton onClick={onAnotherMethod}>{recoveryMethodsText.another}</TextButton>}
        </div>
      )}
    </Entrance>
  )
}
