import { phoneExportText } from 'text:phone-export'
import { phoneFamilyText } from 'text:phone-families'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AppError } from '../../../shared/errors.ts'
import type { ExportPreview, ExportRequest, ExportSaved, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import type { PhoneDetail } from '../../../shared/phones/phones.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ExportForm, useExportForm } from './export-form.tsx'
import './phone-export.css'
import { PhoneFiles } from './phone-files.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { ServePhone } from './serve-phone.tsx'

interface ExportPhoneProps {
  phone: PhoneDetail
  /** The phone's password if it has just been set, for portals that do not give it out. */
  password?: string | undefined
  onClose: () => void
  /** A password was changed, or may have been. */
  onChanged: () => void
}

/** Files for one phone: which phone, a preview, then saving or serving. Opens once the families are known. */
export function ExportPhone(props: ExportPhoneProps) {
  const families = useSignal<readonly PhoneFormatInfo[] | null>(null)
  const error = useSignal<AppError | null>(null)
  useEffect(() => {
    void call('phones.exportFamilies', {}).then((answer) => {
      if (answer.ok) families.value = answer.value
      else error.value = answer.error
    })
  }, [families, error])
  if (families.value) return <ExportSteps {...props} families={families.value} />
  return (
    <Dialog wide title={phoneExportText.title({ name: props.phone.name })} onClose={props.onClose}>
      <div class="phone-export">
        {error.value ? <ErrorNotice error={error.value} /> : <Skeleton lines={4} lineHeight={28} />}
      </div>
    </Dialog>
  )
}

type Shown = Extract<ExportPreview, { state: 'files' }> & { request: ExportRequest; family: PhoneFormatInfo }
type NotShown = Extract<ExportPreview, { state: 'refused' }> & { family: string }

function ExportSteps({
  phone,
  password,
  onClose,
  onChanged,
  families,
}: ExportPhoneProps & { families: readonly PhoneFormatInfo[] }) {
  const shown = useSignal<Shown | null>(null)
  const refused = useSignal<NotShown | null>(null)
  const saved = useSignal<ExportSaved | null>(null)
  const serving = useSignal(false)
  const ftp = useSignal(false)
  const state = useExportForm(phone, password, families, ftp, async (request, family) => {
    refused.value = null
    const answer = await call('phones.previewExport', request)
    if (!answer.ok) return answer.error.code === 'cancelled' ? null : answer.error
    if (answer.value.state === 'files') shown.value = { ...answer.value, request, family }
    else refused.value = { ...answer.value, family: phoneFamilyText[family.id] }
    return null
  })
  const changed = () => {
    refused.value = null
    onChanged()
  }
  const content = () => {
    if (shown.value && serving.value) {
      return (
        <ServePhone
          request={shown.value.request}
          family={phoneFamilyText[shown.value.family.id]}
          tftp={shown.value.family.needsMac}
          onBack={() => {
            serving.value = false
          }}
          onClose={onClose}
        />
      )
    }
    if (shown.value) {
      return (
        <PhoneFiles
          {...shown.value}
          saved={saved}
          onBack={() => {
            shown.value = null
          }}
          onServe={() => {
            serving.value = true
          }}
          onClose={onClose}
        />
      )
    }
    return (
      <>
        <p class="quiet">{phoneExportText.lead}</p>
        {refused.value && <RefusalNotice {...refused.value} phone={phone} onChanged={changed} />}
        <ExportForm phone={phone} families={families} state={state} ftp={ftp} onClose={onClose} />
      </>
    )
  }
  const { steps } = phoneExportText
  const step = () => {
    if (!shown.value) return steps.phone
    if (serving.value) return steps.serve
    return saved.value?.state === 'saved' ? steps.saved : steps.save
  }
  return (
    <Dialog wide title={phoneExportText.title({ name: phone.name })} step={step()} onClose={onClose}>
      <div class="phone-export">{content()}</div>
    </Dialog>
  )
}
