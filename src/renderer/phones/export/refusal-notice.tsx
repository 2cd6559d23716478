import { phoneExportText } from 'text:phone-export'
import { useSignal } from '@preact/signals'
import type { ExportRefusal } from '../../../shared/phones/phone-export.ts'
import type { PhoneDetail } from '../../../shared/phones/phones.ts'
import { settablePassword } from '../../../shared/phones/settable-password.ts'
import { capabilities } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SetPassword } from '../set-password.tsx'
import { describeRefusal } from './describe-refusal.ts'

interface RefusalNoticeProps {
  refusal: ExportRefusal
  /** The phone's make. */
  family: string
  phone: PhoneDetail
  /** A new password was set, or may have been. */
  onChanged: () => void
}

/** Why the files cannot be written, and a button to replace the password if that is the cause and the portal allows it. */
export function RefusalNotice({ refusal, family, phone, onChanged }: RefusalNoticeProps) {
  const setting = useSignal(false)
  const secret = refusal.field === 'sip.password' ? 'sip' : refusal.field === 'ftp.password' ? 'ftp' : null
  const offered = capabilities.value?.phones
  const policy = secret && offered ? settablePassword(offered, secret) : null
  return (
    <>
      <Notice
        kind="error"
        title={phoneExportText.refused}
        actions={
          policy && (
            <Button
              onClick={() => {
                setting.value = true
              }}
            >
              {phoneExportText.setPassword}
            </Button>
          )
        }
      >
        <p>{describeRefusal(refusal, family)}</p>
      </Notice>
      {setting.value && policy && secret && (
        <SetPassword
          phone={phone}
          secret={secret}
          policy={policy}
          readable={offered?.[secret] === 'readable'}
          onClose={(sent) => {
            setting.value = false
            if (sent) onChanged()
          }}
        />
      )}
    </>
  )
}
