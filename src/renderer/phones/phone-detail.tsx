import { phoneHelpText } from 'text:phone-help'
import { accountSettingsText, phonesText, phoneText } from 'text:phones'
import { useSignal } from '@preact/signals'
import { LifeBuoy } from 'lucide'
import { useCallback, useEffect } from 'preact/hooks'
import type { Result } from '../../shared/errors.ts'
import type { PhoneDetail as Detail, Phone, RegistrationState } from '../../shared/phones/phones.ts'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { DetailPane } from '../list/detail-pane.tsx'
import { formatMac } from '../phones/format-mac.ts'
import { useConnectedAgain } from '../session/connection.ts'
import { capabilities } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ExportActions } from './export/export-actions.tsx'
import './phone-detail.css'
import { PhoneHelp } from './phone-help.tsx'
import { FtpSection, SipSection } from './phone-settings.tsx'
import { RegistrationBadge } from './registration-badge.tsx'
import type { Reveal } from './reveal.ts'
import { Setting } from './setting.tsx'

interface PhoneDetailProps {
  id: string
  /** What the list already knows, so that the name appears at once. */
  known: Phone | undefined
  reveal: Reveal
  /** Called when the portal sent the phone's new state. */
  onRegistration: (id: string, registration: RegistrationState) => void
  /** Goes back to the list, if only one of the two fits; absent if there is no list. */
  onBack?: () => void
}

/** One phone's settings. Rendered with the phone's id as key, so that nothing of one phone remains when another is shown. */
export function PhoneDetail({ id, known, reveal, onRegistration, onBack }: PhoneDetailProps) {
  const answer = useSignal<Result<Detail> | null>(null)
  const helping = useSignal(false)
  const load = useCallback(async () => {
    answer.value = null
    answer.value = await call('phones.detail', { phone: id })
  }, [answer, id])
  useEffect(() => void load(), [load])
  useConnectedAgain(() => {
    if (answer.peek()?.ok === false) void load()
  })
  // The old password disappears at once; the settings stay until the new state arrives.
  const onChanged = async () => {
    reveal.hide()
    const fresh = await call('phones.detail', { phone: id })
    if (!fresh.ok) return
    answer.value = fresh
    onRegistration(id, fresh.value.registration)
  }
  useEffect(() => () => reveal.hide(), [reveal])

  const detail = answer.value?.ok ? answer.value.value : undefined
  const phone = detail ?? known
  const offered = capabilities.value?.phones
  const shared = { reveal, onChanged }
  return (
    <DetailPane
      title={phone?.name}
      backLabel={phonesText.back}
      onBack={onBack}
      header={
        <>
          {phone && (
            <p class="quiet">
              {phone.extension && `${phoneText.extension} ${phone.extension} · `}
              {offered?.scope === 'account' ? accountSettingsText.everyPhone : phone.device || phoneText.noDevice}
            </p>
          )}
          {phone && offered?.registrationState && <RegistrationBadge state={phone.registration} />}
          {detail && (
            <div class="phone-detail-actions">
              <ExportActions phone={detail} onChanged={onChanged} />
              <Button
                icon={LifeBuoy}
                onClick={() => {
                  helping.value = true
                }}
              >
                {phoneHelpText.open}
              </Button>
            </div>
          )}
        </>
      }
    >
      {answer.value === null && <Skeleton lines={8} lineHeight={28} />}
      {answer.value?.ok === false && <ErrorNotice error={answer.value.error} onRetry={() => void load()} />}
      {detail && (
        <>
          {offered?.sip !== 'none' && <SipSection phone={detail} settings={detail.sip} {...shared} />}
          {offered?.ftp !== 'none' && <FtpSection phone={detail} settings={detail.ftp} {...shared} />}
          {(detail.mac || detail.status) && (
            <dl class="phone-detail-mac">
              {detail.mac && (
                <Setting label={phoneText.mac} copyLabel={phoneText.copy.mac} value={detail.mac}>
                  {formatMac(detail.mac)}
                </Setting>
              )}
              {detail.status && (
                <Setting label={phoneText.status} copyLabel={phoneText.copy.status} value={detail.status} />
              )}
            </dl>
          )}
        </>
      )}
      {helping.value && detail && (
        <PhoneHelp
          phone={detail}
          onClose={() => {
            helping.value = false
          }}
        />
      )}
    </DetailPane>
  )
}
