import { softphoneText } from 'text:phone-export'
import { uiText } from 'text:ui'
import { useSignal, useSignalEffect } from '@preact/signals'
import { Eye } from 'lucide'
import type { Softphone } from '../../../shared/phones/phone-export.ts'
import type { PhoneDetail } from '../../../shared/phones/phones.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { useRemaining } from '../../ui/countdown.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useReveal } from '../use-reveal.ts'
import './phone-export.css'
import { formatRemaining } from '../../ui/clock.ts'
import { QrCode } from './qr-code.tsx'

interface SoftphoneCodeProps {
  phone: PhoneDetail
  /** The softphones that this portal has codes for; at least one. */
  softphones: readonly Softphone[]
  onClose: () => void
}

/** The QR code that sets up a softphone: shown on request and hidden again, like the password it contains. */
export function SoftphoneCode({ phone, softphones, onClose }: SoftphoneCodeProps) {
  const chosen = useSignal<string>(softphones[0] ?? '')
  const error = useSignal<string | null>(null)
  const softphone = softphones.find((one) => one === chosen.value)
  const reveal = useReveal(async () => {
    const code = softphones.find((one) => one === chosen.value)
    if (!code) return { ok: false, error: { code: 'not-found' } }
    const answer = await call('phones.softphoneCode', { phone: phone.id, softphone: code })
    return answer.ok
      ? { ok: true, value: { content: answer.value.modules, hideAfterMs: answer.value.hideAfterMs } }
      : answer
  })
  // Another softphone's code must not remain under this one's name.
  useSignalEffect(() => {
    if (chosen.value) reveal.hide()
  })
  const state = reveal.state.value
  const shown = state.state === 'shown'
  if (!softphone) return null
  return (
    <Dialog
      title={softphoneText.title({ name: phone.name })}
      onClose={onClose}
      actions={
        shown ? (
          <>
            <Button key="keep" onClick={() => reveal.extend()}>
              {softphoneText.keep}
            </Button>
            <Button key="done" kind="primary" data-autofocus="" onClick={onClose}>
              {uiText.done}
            </Button>
          </>
        ) : (
          <Button
            key="show"
            kind="primary"
            data-autofocus=""
            icon={Eye}
            busy={state.state === 'asking'}
            onClick={() => void reveal.show({ phone: phone.id, secret: 'sip' })}
          >
            {softphoneText.show}
          </Button>
        )
      }
    >
      {softphones.length > 1 ? (
        <SelectField
          field={{ name: 'softphone', value: chosen, error }}
          label={softphoneText.softphone}
          options={softphones.map((one) => ({ value: one, label: softphoneText.names[one] }))}
          hint={softphoneText.how[softphone]}
        />
      ) : (
        <p>{softphoneText.how[softphone]}</p>
      )}
      <div class="softphone-code">
        {shown ? (
          <>
            <QrCode modules={state.content} label={softphoneText.code} />
            <HidesIn until={state.hidesAt} />
          </>
        ) : (
          <p class="quiet">{softphoneText.hidden}</p>
        )}
      </div>
      {state.state === 'failed' && <ErrorNotice error={state.error} />}
      <p class="phone-export-small">{softphoneText.warning}</p>
    </Dialog>
  )
}

function HidesIn({ until }: { until: number }) {
  return <p class="phone-export-small">{softphoneText.hidesIn({ time: formatRemaining(useRemaining(until)) })}</p>
}
