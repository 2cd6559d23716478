import { recordingsOnDashboardText } from 'text:recordings-on-dashboard'
import { computed, type Signal, signal } from '@preact/signals'
import { Play } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import type { Recording } from '../../shared/recordings/recordings.ts'
import { Region } from '../dashboard/region.tsx'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Link } from '../layout/link.tsx'
import { owner } from '../list/account-rows.ts'
import { useConnectedAgain } from '../session/connection.ts'
import { capabilities } from '../session/session-state.ts'
import { Icon } from '../ui/icon.tsx'
import '../ui/icon-button.css'
import { Skeleton } from '../ui/skeleton.tsx'
import { accountRecordings } from './account-recordings.ts'
import { initialFilters, portalFilterOf } from './filter/filters.ts'
import { pieceOf, rangeOf } from './filter/range.ts'
import { playRequest } from './player/requests.ts'
import { mayPlay } from './player/rights.ts'
import './recent-recordings.css'
import { Direction } from './recording-columns.tsx'
import { limits, listRecordings, offeredFilters } from './recording-queries.ts'
import { lengthOf, partiesOf, partyName, stateName } from './recording-words.ts'
import { timesIn } from './times.ts'
import { dateAt, offsetName, ownZone } from './zone.ts'

/** How many calls the dashboard shows; the page has the others. */
const mostShown = 5

/** The account's last calls, kept while the person is on other pages. */
class RecentCalls {
  readonly calls: Signal<readonly Recording[] | null> = signal(null)
  readonly error: Signal<AppError | null> = signal(null)
  /** When the calls were read, in milliseconds since 1970-01-01 UTC; null until then. */
  readonly readAt: Signal<number | null> = signal(null)
  #reads = 0

  /** What was read before stays until the answer is there, and if there is none. */
  async read(): Promise<void> {
    const request = ++this.#reads
    const now = Date.now()
    const zone = ownZone()
    const { range } = pieceOf(rangeOf(initialFilters.date, zone, now), 0, limits(), zone, now)
    const filter = portalFilterOf({ ...initialFilters, recorded: findsSound() || null }, '', range, offeredFilters())
    if (!filter) return
    const answer = await listRecordings(filter, { offset: 0, order: 'newest', limit: mostShown })
    if (request !== this.#reads) return
    this.error.value = answer.ok ? null : answer.error
    if (!answer.ok) return
    this.calls.value = answer.value.recordings
    this.readAt.value = now
  }
}

/** Null while nobody is signed in. */
export const recentCalls = computed(() => (owner.value === null ? null : new RecentCalls()))

/** Whether the portal itself leaves out calls without sound; in the app, that may take many requests. */
function findsSound(): boolean {
  const { filters = [], filteredInApp = [] } = capabilities.value?.recordings ?? {}
  return filters.includes('recorded') && !filteredInApp.includes('recorded')
}

/** The calls of the last days that can be heard, or will be soon. */
export function RecentRecordings() {
  const recent = recentCalls.value
  const zone = accountRecordings.value?.zone.value
  return recent && zone !== undefined ? <Recent recent={recent} zone={zone} /> : null
}

function Recent({ recent, zone }: { recent: RecentCalls; zone: string }) {
  useEffect(() => void recent.read(), [recent])
  useConnectedAgain(() => {
    if (recent.error.peek()) void recent.read()
  })
  const { title, all, none, zone: timesInZone } = recordingsOnDashboardText
  const calls = recent.calls.value
  const error = recent.error.value
  return (
    <Region title={title} action={<Link to={{ name: 'recordings' }}>{all}</Link>}>
      {error && <ErrorNotice error={error} onRetry={() => void recent.read()} />}
      {!calls && !error && <Skeleton lines={3} lineHeight={40} />}
      {calls?.length === 0 && <p class="quiet">{none}</p>}
      {calls !== null && calls.length > 0 && (
        <>
          <ul class="region-lines recent-calls">
            {calls.map((recording) => (
              <RecentCall key={recording.id} recording={recording} zone={zone} />
            ))}
          </ul>
          {zone !== ownZone() && (
            <p class="quiet recent-calls-zone">{timesInZone({ zone, offset: offsetName(Date.now(), zone) })}</p>
          )}
        </>
      )}
    </Region>
  )
}

function RecentCall({ recording, zone }: { recording: Recording; zone: string }) {
  const { id, direction, seconds, state } = recording
  const { own, other } = partiesOf(recording)
  const to = { name: 'recordings' as const, recording: id }
  const moment = Date.parse(recording.start)
  const times = timesIn(zone)
  const isToday = dateAt(moment, zone) === dateAt(Date.now(), zone)
  const play = recordingsOnDashboardText.play({ name: partyName(other) })
  return (
    <li class="recent-call">
      {state === 'available' && mayPlay() ? (
        <Link
          to={to}
          class="icon-button recent-call-play"
          aria-label={play}
          data-tooltip={play}
          prepare={() => {
            playRequest.value = id
          }}
        >
          <Icon icon={Play} />
        </Link>
      ) : (
        <span class="recent-call-play" />
      )}
      <span class="recent-call-start quiet">
        {!isToday && <span>{times.date(moment)} </span>}
        <span>{times.time(moment)}</span>
      </span>
      <Direction of={direction} />
      <Link to={to} class="recent-call-other">
        {partyName(other)}
      </Link>
      <span class="recent-call-own quiet">{partyName(own)}</span>
      <span class="recent-call-length quiet">{stateName(recording) ?? lengthOf(seconds)}</span>
    </li>
  )
}
