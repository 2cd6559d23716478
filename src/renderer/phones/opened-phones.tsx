import { phonesOnDashboardText } from 'text:phones-on-dashboard'
import { useSignal } from '@preact/signals'
import { X } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { OpenedPhones as Opened } from '../../shared/phones/opened-phones.ts'
import { call } from '../bridge.ts'
import { Region } from '../dashboard/region.tsx'
import { Link } from '../layout/link.tsx'
import { capabilities } from '../session/session-state.ts'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { accountPhones } from './account-phones.ts'
import './opened-phones.css'
import { PhoneLine, useReadQuietly } from './phone-line.tsx'

/** The phones that this person opened last; before the first one, how to begin. */
export function OpenedPhones() {
  const opened = useSignal<Opened | null>(null)
  useEffect(() => {
    void call('phones.opened', {}).then((answer) => {
      if (answer.ok) opened.value = answer.value
    })
  }, [opened])
  if (capabilities.value?.phones?.scope === 'account' || !opened.value) return null
  const { phones, knowsPhones } = opened.value
  if (phones.length > 0) return <LastOpened ids={phones} />
  if (knowsPhones) return null
  return (
    <FirstSteps
      onDismiss={() => {
        opened.value = { phones, knowsPhones: true }
        void call('phones.skipFirstSteps', {})
      }}
    />
  )
}

function LastOpened({ ids }: { ids: readonly string[] }) {
  const store = accountPhones.store.value
  useReadQuietly()
  if (!store) return null
  const { state } = store.loading.value
  const isReading = state === 'idle' || state === 'loading'
  // A phone that the portal no longer lists is left out.
  const lines = ids
    .map((id) => ({ id, phone: store.index.find(id) }))
    .filter(({ phone }) => phone !== undefined || isReading)
  if (lines.length === 0) return null
  return (
    <Region title={phonesOnDashboardText.recent}>
      <ul class="region-lines">
        {lines.map(({ id, phone }) => (
          <li key={id}>{phone ? <PhoneLine phone={phone} /> : <Skeleton lines={1} />}</li>
        ))}
      </ul>
    </Region>
  )
}

function FirstSteps({ onDismiss }: { onDismiss: () => void }) {
  const { title, dismiss, ...words } = phonesOnDashboardText.getStarted
  return (
    <Region
      title={title}
      action={
        <button
          type="button"
          class="first-steps-dismiss"
          aria-label={dismiss}
          data-tooltip={dismiss}
          onClick={onDismiss}
        >
          <Icon icon={X} />
        </button>
      }
    >
      <ol class="first-steps">
        <li>
          <Link to={{ name: 'phones' }}>{words.open}</Link>
          <p class="quiet">{words.openBody}</p>
        </li>
        <li>
          {words.test}
          <p class="quiet">{words.testBody}</p>
        </li>
        <li>
          {words.enter}
          <p class="quiet">{words.enterBody}</p>
        </li>
      </ol>
    </Region>
  )
}
