import { phonesOnDashboardText } from 'text:phones-on-dashboard'
import { computed } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Phone } from '../../shared/phones/phones.ts'
import { Region } from '../dashboard/region.tsx'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Link } from '../layout/link.tsx'
import { openAnd } from '../menu/row-request.ts'
import type { DashboardLink } from '../page.ts'
import { navigate } from '../routes.ts'
import { capabilities } from '../session/session-state.ts'
import '../ui/button.css'
import { Skeleton } from '../ui/skeleton.tsx'
import { accountPhones } from './account-phones.ts'
import { PhoneLine, useReadQuietly } from './phone-line.tsx'

/** How many phones the dashboard shows; the list has the others. */
const mostShown = 5

/** Whether there is a list of phones, and the portal knows which of them are registered. */
export const knowsStates = () => {
  const offered = capabilities.value?.phones
  return offered?.registrationState === true && offered.scope !== 'account'
}

export const loading = computed(() => accountPhones.store.value?.loading.value ?? null)

export const unregistered = computed((): readonly Phone[] => {
  // Changes with every page that arrives.
  if (!loading.value) return []
  return accountPhones.store.value?.index.rows.filter(({ registration }) => registration === 'unregistered') ?? []
})

/** When the list was read; null before that. */
export const asOf = computed(() => {
  const store = accountPhones.store.value
  return store && loading.value?.state === 'complete' ? store.readAt : null
})

export const toUnregistered = (label: string): DashboardLink => ({
  label,
  to: { name: 'phones' },
  prepare() {
    const place = accountPhones.place.peek()
    if (!place) return
    const only = { column: 'registration', value: 'unregistered' } as const
    place.view.value = { query: '', column: 'name', descending: false, only }
  },
})

/** The phones that are not registered, from the list of the whole account, which is read when the page is quiet. */
export function UnregisteredPhones() {
  const store = accountPhones.store.value
  useReadQuietly()
  const now = loading.value
  if (!knowsStates() || !store || !now) return null
  const phones = unregistered.value
  if (now.state === 'complete' && now.total === 0) return null
  const isWaiting = phones.length === 0 && (now.state === 'idle' || now.state === 'loading')
  const all = toUnregistered(phonesOnDashboardText.showAll)
  return (
    <Region
      title={phonesOnDashboardText.unregisteredTitle}
      count={phones.length > 0 ? phones.length : undefined}
      action={
        phones.length > 0 && (
          <Link to={all.to} prepare={all.prepare}>
            {all.label}
          </Link>
        )
      }
    >
      {now.state === 'failed' && <ErrorNotice error={now.error} onRetry={() => void store.load()} />}
      {isWaiting && <Skeleton lines={3} lineHeight={40} />}
      {now.state === 'complete' && phones.length === 0 && <p class="quiet">{phonesOnDashboardText.allRegistered}</p>}
      {phones.length > 0 && (
        <ul class="region-lines">
          {phones.slice(0, mostShown).map((phone) => (
            <UnregisteredPhone key={phone.id} phone={phone} />
          ))}
        </ul>
      )}
    </Region>
  )
}

function UnregisteredPhone({ phone }: { phone: Phone }) {
  const id = useId()
  return (
    <li>
      <PhoneLine phone={phone} nameId={`${id}-name`} />
      <button
        type="button"
        id={`${id}-test`}
        class="button button-secondary phone-line-test"
        aria-labelledby={`${id}-test ${id}-name`}
        onClick={() => void openAnd('test-registration', phone.id, (row) => navigate({ name: 'phones', phone: row }))}
      >
        {phonesOnDashboardText.test}
      </button>
    </li>
  )
}
