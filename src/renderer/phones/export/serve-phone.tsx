import { phoneExportText, servingText } from 'text:phone-export'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AppError } from '../../../shared/errors.ts'
import type { ExportRequest } from '../../../shared/phones/phone-export.ts'
import type { LanAddress, ServedRequest, Serving } from '../../../shared/phones/phone-serving.ts'
import { call, listen } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { describeRefusal } from './describe-refusal.ts'
import { ServingNow } from './serving-now.tsx'

const minuteChoices = [5, 10, 20, 30]
/** More requests than a phone makes; the oldest are dropped. */
const mostRequests = 100

type State =
  | { state: 'choosing' }
  | { state: 'ended' }
  | { state: 'serving'; protocol: 'http' | 'tftp'; server: Serving }

interface ServePhoneProps {
  request: ExportRequest
  /** The phone's make. */
  family: string
  /** Whether TFTP is offered: without a MAC address in their names, anyone on the network could ask for the files. */
  tftp: boolean
  onBack: () => void
  onClose: () => void
}

/** Serves the files on the local network: off until started, and stopped when this screen closes. */
export function ServePhone({ request, family, tftp, onBack, onClose }: ServePhoneProps) {
  const addresses = useSignal<readonly LanAddress[]>([])
  const state = useSignal<State>({ state: 'choosing' })
  const requests = useSignal<readonly ServedRequest[]>([])
  const error = useSignal<AppError | null>(null)
  const form = useForm({
    initial: { address: '', protocol: 'http', minutes: '10' },
    async submit({ address, protocol: chosen, minutes }) {
      const protocol = chosen === 'tftp' ? 'tftp' : 'http'
      requests.value = []
      const answer = await call('phones.serve', { ...request, address, protocol, minutes: Number(minutes) })
      if (!answer.ok) return answer.error.code === 'cancelled' ? null : answer.error
      if (answer.value.state === 'refused') refused.value = describeRefusal(answer.value.refusal, family)
      else state.value = { state: 'serving', protocol, server: answer.value }
      return null
    },
  })
  const refused = useSignal<string | null>(null)

  useEffect(() => {
    void call('phones.serveAddresses', {}).then((answer) => {
      if (!answer.ok) {
        error.value = answer.error
        return
      }
      addresses.value = answer.value
      form.fields.address.value.value = answer.value[0]?.address ?? ''
    })
    const stopHearing = listen('phones.served', (asked) => {
      requests.value = [...requests.value, asked].slice(-mostRequests)
    })
    const stopEnding = listen('phones.servingEnded', () => {
      if (state.value.state === 'serving') state.value = { state: 'ended' }
    })
    return () => {
      stopHearing()
      stopEnding()
      void call('phones.stopServing', {})
    }
  }, [addresses, error, form, requests, state])

  const protocol = form.fields.protocol.value.value === 'tftp' ? 'tftp' : 'http'
  if (state.value.state === 'serving') {
    return <ServingNow {...state.value} requests={requests.value} onStop={() => void call('phones.stopServing', {})} />
  }
  const hasEnded = state.value.state === 'ended'
  return (
    <>
      {hasEnded ? (
        <Notice kind="success" title={servingText.ended}>
          <p>{servingText.endedNote}</p>
        </Notice>
      ) : (
        <p class="quiet">{servingText.lead}</p>
      )}
      {error.value && <ErrorNotice error={error.value} />}
      {refused.value && (
        <Notice kind="error" title={phoneExportText.refused}>
          <p>{refused.value}</p>
        </Notice>
      )}
      <Form form={form} label={servingText.title}>
        <SelectField
          field={form.fields.address}
          label={servingText.network}
          options={addresses.value.map((one) => ({ value: one.address, label: describeAddress(one) }))}
        />
        <div class="phone-export-pair">
          <SelectField
            field={form.fields.protocol}
            label={servingText.protocol}
            options={[
              { value: 'http', label: servingText.protocols.http },
              ...(tftp ? [{ value: 'tftp', label: servingText.protocols.tftp }] : []),
            ]}
          />
          <SelectField
            field={form.fields.minutes}
            label={servingText.minutes}
            options={minuteChoices.map((minutes) => ({
              value: String(minutes),
              label: servingText.minutesOption({ minutes }),
            }))}
          />
        </div>
        <Notice kind="caution">
          <p>{servingText.plain[protocol]}</p>
          <p>{servingText.firewall}</p>
        </Notice>
        <DialogActions>
          <Button onClick={onBack}>{phoneExportText.back}</Button>
          <Button kind={hasEnded ? 'secondary' : 'primary'} type="submit" form={form.id} busy={form.busy.value}>
            {servingText.start}
          </Button>
          {hasEnded && (
            <Button kind="primary" data-autofocus="" onClick={onClose}>
              {uiText.done}
            </Button>
          )}
        </DialogActions>
      </Form>
    </>
  )
}

function describeAddress({ card, address }: LanAddress): string {
  return card === '' ? servingText.address.loopback({ address }) : servingText.address.card({ card, address })
}
