import { recoveryMethodsText } from 'text:recovery-methods'
import { call } from '../bridge.ts'
import { portalName } from '../session/session-state.ts'
import { finishRecovery } from './finish-recovery.ts'
import { NewPassword } from './new-password.tsx'
import { leaveLink } from './opened-link.ts'
import { RecoveryCard } from './recovery-card.tsx'

/** The screen that a reset link leads to. `link` is main's handle for it. */
export function PasswordByLink({ link }: { link: string }) {
  const save = async (newPassword: string) => {
    const result = await call('recovery.redeemLink', { link, newPassword })
    if (!result.ok) return result.error
    await finishRecovery('password', result.value.username)
    return null
  }
  return (
    <RecoveryCard lead={recoveryMethodsText.newPassword.lead({ account: portalName.value })}>
      <NewPassword about={[portalName.value]} save={save} onStartAgain={() => leaveLink(link)} />
    </RecoveryCard>
  )
}
