import { phoneHelpText } from 'text:phone-help'
import { accountSettingsText, phonesText, phoneText } from 'text:phones'
import { useSignal } from '@preact/signals'
import { Check, ClipboardList, Ellipsis, LifeBuoy } from 'lucide'
import { useCallback, useEffect } from 'preact/hooks'
import type { Result } from '../../shared/errors.ts'
import type { PhoneDetail as Detail, Phone, RegistrationState } from '../../shared/phones/phones.ts'
import { call } from '../bridge.ts'
import { copyText } from '../clipboard.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { DetailPane } from '../list/detail-pane.tsx'
import { formatMac } from '../phones/format-mac.ts'
import { useConnectedAgain } from '../session/connection.ts'
import { capabilities } from '../session/session-state.ts'
import { CopyButton, useCopying } from '../ui/copy-button.tsx'
import { MenuButton } from '../ui/menu-button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ExportActions } from './export/export-actions.tsx'
import './phone-detail.css'
import { PhoneHelp } from './phone-help.tsx'
import { FtpSection, SipSection } from './phone-settings.tsx'
import { RegistrationBadge, type SeenRegistration } from './registration-badge.tsx'
import type { Reveal } from './reveal.ts'
import { settingsAsText } from './setting-rows.ts'

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
  const seen = useSignal<SeenRegistration | null>(null)
  const helping = useSignal(false)
  const ask = useCallback(async () => {
    const fresh = await call('phones.detail', { phone: id })
    if (fresh.ok) seen.value = { source: 'portal', state: fresh.value.registration, at: Date.now() }
    return fresh
  }, [seen, id])
  const load = useCallback(async () => {
    answer.value = null
    answer.value = await ask()
  }, [answer, ask])
  useEffect(() => void load(), [load])
  useConnectedAgain(() => {
    if (answer.peek()?.ok === false) void load()
  })
  // The old password disappears at once; the settings stay until the new state arrives.
  const onChanged = async () => {
    reveal.hide()
    const fresh = await ask()
    if (!fresh.ok) return
    answer.value = fresh
    onRegistration(id, fresh.value.registration)
  }
  const onTested = (state: 'registered' | 'unregistered') => {
    seen.value = { source: 'test', state, at: Date.now() }
    onRegistration(id, state)
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
      actions={
        detail && (
          <>
            <ExportActions phone={detail} onChanged={onChanged} />
            <MoreActions
              phone={detail}
              onHelp={() => {
                helping.value = true
              }}
            />
          </>
        )
      }
      header={phone && <PhoneFacts phone={phone} detail={detail} seen={seen.value} />}
    >
      {answer.value === null && <Skeleton lines={8} lineHeight={28} />}
      {answer.value?.ok === false && <ErrorNotice error={answer.value.error} onRetry={() => void load()} />}
      {detail && (
        <>
          {offered?.sip !== 'none' && (
            <SipSection phone={detail} settings={detail.sip} onTested={onTested} {...shared} />
          )}
          {offered?.ftp !== 'none' && <FtpSection phone={detail} settings={detail.ftp} {...shared} />}
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

interface PhoneFactsProps {
  phone: Phone | Detail
  detail: Detail | undefined
  seen: SeenRegistration | null
}

/** Which phone it is, and whether it is registered, in one line where it fits. */
function PhoneFacts({ phone, detail, seen }: PhoneFactsProps) {
  const offered = capabilities.value?.phones
  const mac = detail?.mac
  return (
    <ul class="phone-facts">
      {phone.extension && <li>{phoneText.extension({ extension: phone.extension })}</li>}
      <li>{offered?.scope === 'account' ? accountSettingsText.everyPhone : phone.device || phoneText.noDevice}</li>
      {mac && (
        <li>
          <bdi dir="ltr">{formatMac(mac)}</bdi>
          <CopyButton label={phoneText.copy.mac} compact copy={() => copyText(mac)} />
        </li>
      )}
      {detail?.status && <li>{phoneText.status({ status: detail.status })}</li>}
      {(offered?.registrationState || seen?.source === 'test') && (
        <li>
          <RegistrationBadge state={seen?.state ?? phone.registration} seen={seen ?? undefined} />
        </li>
      )}
    </ul>
  )
}

/** What is needed seldom. */
function MoreActions({ phone, onHelp }: { phone: Detail; onHelp: () => void }) {
  const { outcome, press } = useCopying(() => copyText(settingsAsText(phone)))
  return (
    <MenuButton
      label={phoneText.more}
      icon={outcome === 'copied' ? Check : Ellipsis}
      items={[
        { label: phoneHelpText.open, icon: LifeBuoy, onSelect: onHelp },
        { label: phoneText.copyAll, icon: ClipboardList, onSelect: () => void press() },
      ]}
    />
  )
}
