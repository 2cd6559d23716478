import { useSignal } from '@preact/signals'
import { ArrowLeft, LifeBuoy } from 'lucide'
import { useCallback, useEffect, useRef } from 'preact/hooks'
import type { Result } from '../../shared/errors.ts'
import type { PhoneDetail as Detail, Phone } from '../../shared/phones.ts'
import { call } from '../bridge.ts'
import { phoneHelpText } from '../i18n/en/phone-help.ts'
import { formatMac, phonesText, phoneText } from '../i18n/en/phones.ts'
import { capabilities } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './phone-detail.css'
import { PhoneHelp } from './phone-help.tsx'
import { FtpSection, SipSection } from './phone-settings.tsx'
import { RegistrationBadge } from './registration-badge.tsx'
import type { Reveal } from './reveal.ts'
import { Setting } from './setting.tsx'

interface PhoneDetailProps {
  id: string
  /** What the list knows already, so that the name stands there at once. */
  known: Phone | undefined
  reveal: Reveal
  /** Back to the list, where only one of the two has room. */
  onBack: () => void
}

/** One phone's settings. Rendered with the phone's id as key: another phone is another component, with nothing left of this one. */
export function PhoneDetail({ id, known, reveal, onBack }: PhoneDetailProps) {
  const answer = useSignal<Result<Detail> | null>(null)
  const helping = useSignal(false)
  const load = useCallback(async () => {
    answer.value = null
    answer.value = await call('phones.detail', { phone: id })
  }, [answer, id])
  useEffect(() => void load(), [load])
  // The old password goes from the screen; the settings stay on it until the new state has come.
  const onChanged = async () => {
    reveal.hide()
    const fresh = await call('phones.detail', { phone: id })
    if (fresh.ok) answer.value = fresh
  }
  useEffect(() => () => reveal.hide(), [reveal])

  const article = useRef<HTMLElement>(null)
  const back = useRef<HTMLDivElement>(null)
  // Where this took the list's place, the focus was on the list and would be lost.
  useEffect(() => {
    if (back.current?.offsetParent) article.current?.focus()
  }, [])

  const detail = answer.value?.ok ? answer.value.value : undefined
  const phone = detail ?? known
  const offered = capabilities.value?.phones
  const shared = { reveal, onChanged }
  return (
    <article ref={article} class="phone-detail" aria-label={phone?.name} tabIndex={-1}>
      <header class="phone-detail-header">
        <div ref={back} class="phone-detail-back">
          <Button kind="quiet" icon={ArrowLeft} onClick={onBack}>
            {phonesText.back}
          </Button>
        </div>
        {phone && (
          <>
            <h2>{phone.name}</h2>
            <p class="quiet">
              {phone.extension && `${phoneText.extension} ${phone.extension} · `}
              {phone.device || phoneText.noDevice}
            </p>
            {offered?.registrationState && <RegistrationBadge state={phone.registration} />}
          </>
        )}
        {detail && (
          <div class="phone-detail-actions">
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
      </header>
      {answer.value === null && <Skeleton lines={8} lineHeight={28} />}
      {answer.value?.ok === false && <ErrorNotice error={answer.value.error} onRetry={() => void load()} />}
      {detail && (
        <>
          {offered?.sip !== 'none' && <SipSection phone={detail} settings={detail.sip} {...shared} />}
          {offered?.ftp !== 'none' && <FtpSection phone={detail} settings={detail.ftp} {...shared} />}
          {(detail.mac || detail.status) && (
            <dl class="phone-detail-mac">
              {detail.mac && (
                <Setting label={phoneText.mac} value={detail.mac}>
                  {formatMac(detail.mac)}
                </Setting>
              )}
              {detail.status && <Setting label={phoneText.status} value={detail.status} />}
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
    </article>
  )
}
