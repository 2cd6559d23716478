import { exportManyText, phoneExportText, softphoneText } from 'text:phone-export'
import { useSignal } from '@preact/signals'
import { FileDown, Files, QrCode } from 'lucide'
import type { Softphone } from '../../../shared/phones/phone-export.ts'
import type { PhoneDetail } from '../../../shared/phones/phones.ts'
import { useRowRequest } from '../../menu/row-request.ts'
import { capabilities, start } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { lazy } from '../../ui/lazy.tsx'

const nothing = () => null
const ExportPhone = lazy(() => import('./export-phone.tsx').then((module) => module.ExportPhone), nothing)
const ExportMany = lazy(() => import('./export-many.tsx').then((module) => module.ExportMany), nothing)
const SoftphoneCode = lazy(() => import('./softphone-code.tsx').then((module) => module.SoftphoneCode), nothing)

interface ExportActionsProps {
  phone: PhoneDetail
  /** A password was changed, or may have been. */
  onChanged: () => void
}

/** Ways to get this phone's settings into it without typing, if the portal gives out what they need. */
export function ExportActions({ phone, onChanged }: ExportActionsProps) {
  const open = useSignal<'export' | 'many' | 'code' | null>(null)
  const close = () => {
    open.value = null
  }
  const mayExport = !start.value?.forbidden.includes('export')
  useRowRequest('export', phone.id, () => {
    if (mayExport) open.value = 'export'
  })
  if (!phone.sip || phone.sip.password === 'none') return null
  const sharesLogin = mayExport && capabilities.value?.phones?.scope === 'account' && phone.sip.password === 'readable'
  const softphones = softphonesOf(phone.sip.password === 'readable')
  return (
    <>
      {mayExport && (
        <Button
          icon={FileDown}
          onClick={() => {
            open.value = 'export'
          }}
        >
          {phoneExportText.open}
        </Button>
      )}
      {sharesLogin && (
        <Button
          icon={Files}
          onClick={() => {
            open.value = 'many'
          }}
        >
          {exportManyText.openMany}
        </Button>
      )}
      {softphones.length > 0 && (
        <Button
          icon={QrCode}
          onClick={() => {
            open.value = 'code'
          }}
        >
          {softphoneText.open}
        </Button>
      )}
      {open.value === 'export' && <ExportPhone phone={phone} onClose={close} onChanged={onChanged} />}
      {open.value === 'many' && <ExportMany shown={null} chosen={null} onClose={close} />}
      {open.value === 'code' && <SoftphoneCode phone={phone} softphones={softphones} onClose={close} />}
    </>
  )
}

/** The portal makes a link itself; an Acrobits code needs the password. */
function softphonesOf(readable: boolean): Softphone[] {
  const offered = capabilities.value?.phones?.softphones
  return [
    ...(offered?.linphone ? (['linphone'] satisfies Softphone[]) : []),
    ...(offered?.acrobits && readable ? (['acrobits'] satisfies Softphone[]) : []),
  ]
}
