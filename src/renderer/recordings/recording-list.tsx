import { goToText } from 'text:recording-filters'
import { chosenCallsText, recordingsText } from 'text:recordings'
import { computed, useSignal } from '@preact/signals'
import { ListChecks } from 'lucide'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { DateRail, type RailDay } from '../list/date-rail.tsx'
import { RowGrid } from '../list/row-grid.tsx'
import { RowListProblem } from '../list/row-list-status.tsx'
import { announce } from '../ui/announce.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextButton } from '../ui/text-button.tsx'
import type { AccountRecordings } from './account-recordings.ts'
import { mayChoose } from './chosen-calls-bar.tsx'
import { countWords } from './filter/filter-bar.tsx'
import { GoTo } from './filter/go-to.tsx'
import { NothingFound } from './filter/nothing-found.tsx'
import { RangeNotes } from './filter/range-notes.tsx'
import { columnsIn } from './recording-columns.tsx'
import type { Listed } from './recording-pages.ts'
import { firstView } from './recording-rows.ts'
import './recording-list.css'
import { recordingRowMenu } from './recording-row-menu.ts'
import { NoneSoFar, SearchProgress } from './search-progress.tsx'
import { dayName, timesIn } from './times.ts'
import { dateAt } from './zone.ts'

interface RecordingListProps {
  recordings: AccountRecordings
  selected: string | undefined
  onOpen: (recording: string) => void
  /** Moves the focus on to the details of the opened call. */
  onEnter: () => void
}

/** Below this width of the list, in pixels, each call takes two lines. */
const twoLinesBelow = 620

/** The calls that match, a page at a time, beside the days that they are from. */
export function RecordingList({ recordings, selected, onOpen, onEnter }: RecordingListProps) {
  const { rows, place } = recordings
  const grid = useRef<HTMLDivElement>(null)
  const loading = rows.loading.value
  const listed = recordings.pages.listed.value
  const view = place.view.value ?? firstView
  const shown = rows.show(view)
  const zone = recordings.zone.value
  const days = inOrder(recordings.pages.days.value ?? [], view.descending)
  const withDates = listed !== null && isSeveralDays(listed, zone)
  const newer = rows.newer.value
  const choosing = mayChoose() ? recordings.chosen : null
  const columns = useMemo(() => columnsIn(zone, withDates), [zone, withDates])
  const date = useDateInSight(recordings)

  // The list stays while another search is read, so that it keeps the focus.
  const hasGrid = shown.count > 0 || (listed !== null && loading.state !== 'complete' && loading.state !== 'failed')
  const searched = loading.state === 'complete' ? recordings.pages.searched.value : null
  // Where a search takes long, its progress is announced instead.
  const found = listed && !searched && countWords(listed.total)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every search is answered, also with the same number.
  useEffect(() => {
    if (found) announce(found)
  }, [found, listed?.question])
  useEffect(() => {
    if (newer > 0) announce(recordingsText.newerTold({ count: newer }))
  }, [newer])
  const showNewer = async () => {
    await rows.refresh()
    if (view.descending) place.jump.value = 0
  }

  return (
    <section class="row-list recording-list" aria-label={recordingsText.list} data-pane>
      {days.length > 1 && (
        <DateRail
          days={days}
          label={recordingsText.days}
          current={date}
          words={({ date, count }) => (
            <>
              {dayName(date)} <span class="quiet">{recordingsText.number({ count })}</span>
            </>
          )}
          onJump={(row) => {
            place.jump.value = row
            grid.current?.focus({ preventScroll: true })
          }}
        />
      )}
      <div class="recording-list-rows">
        <RowListProblem store={rows} />
        {listed && <RangeNotes recordings={recordings} listed={listed} />}
        {listed && searched && <SearchProgress pages={recordings.pages} listed={listed} />}
        {hasGrid && (
          <div class="recording-list-head">
            <h2>{date && dayInWords(date, days)}</h2>
            {newer > 0 && (
              <TextButton onClick={() => void showNewer()}>{recordingsText.newer({ count: newer })}</TextButton>
            )}
            {choosing && !choosing.isOn && (
              <IconButton
                icon={ListChecks}
                label={chosenCallsText.begin}
                onClick={() => {
                  choosing.begin()
                  grid.current?.focus({ preventScroll: true })
                }}
              />
            )}
            <GoToButton recordings={recordings} />
          </div>
        )}
        {hasGrid ? (
          <RowGrid
            grid={grid}
            label={recordingsText.list}
            shown={shown}
            columns={columns}
            view={view}
            place={place}
            onSort={() => {
              place.view.value = { ...view, descending: !view.descending }
            }}
            onRetry={() => void rows.load()}
            selected={selected}
            onOpen={onOpen}
            onEnter={onEnter}
            twoLinesBelow={twoLinesBelow}
            menu={(row) => recordingRowMenu(row, choosing, onOpen)}
            choosing={choosing}
          />
        ) : loading.state === 'failed' ? (
          <div class="recording-list-failed">
            <ErrorNotice error={loading.error} busy={loading.trying} onRetry={() => void rows.load()} />
          </div>
        ) : searched?.goesOn === false ? (
          <NoneSoFar />
        ) : loading.state === 'complete' && listed && !searched ? (
          <NothingFound key={listed.reading} recordings={recordings} listed={listed} />
        ) : (
          <div class="row-list-waiting">
            <Skeleton lines={8} lineHeight={28} />
          </div>
        )}
      </div>
    </section>
  )
}

/** The day of the first row in sight, as in 2026-03-28: while the list is scrolled, it changes at another day only. */
function useDateInSight(recordings: AccountRecordings): string | undefined {
  const date = useMemo(() => {
    const { rows, place, zone } = recordings
    return computed(() => {
      void rows.loading.value
      const shown = rows.show(place.view.value ?? firstView)
      const row = shown.at(Math.min(Math.floor(place.offset.value), shown.count - 1))
      return row && dateAt(Date.parse(row.start), zone.value)
    })
  }, [recordings])
  return date.value
}

/** A day, with its number of calls where that is known. */
function dayInWords(date: string, days: readonly RailDay[]): string {
  const day = timesIn('UTC').day(Date.parse(`${date}T00:00Z`))
  const count = days.find((one) => one.date === date)?.count
  return count === undefined ? day : recordingsText.day({ day, count })
}

function GoToButton({ recordings }: { recordings: AccountRecordings }) {
  const isOpen = useSignal(false)
  return (
    <>
      <TextButton
        onClick={() => {
          isOpen.value = true
        }}
      >
        {goToText.open}
      </TextButton>
      {isOpen.value && (
        <GoTo
          recordings={recordings}
          onClose={() => {
            isOpen.value = false
          }}
        />
      )}
    </>
  )
}

const inOrder = <Day,>(days: readonly Day[], isNewestFirst: boolean) => (isNewestFirst ? days.toReversed() : days)

function isSeveralDays({ piece: { range } }: Listed, zone: string): boolean {
  return dateAt(range.from, zone) !== dateAt(Math.max(range.from, range.to - 1), zone)
}
