import { callText, recordingsText } from 'text:recordings'
import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight, Lock } from 'lucide'
import type { Recording } from '../../shared/recordings/recordings.ts'
import type { GridColumn } from '../list/grid-row.tsx'
import { Icon } from '../ui/icon.tsx'
import { Ltr } from '../ui/ltr.tsx'
import { type RecordingColumn, type RecordingRow, recordingColumns } from './recording-rows.ts'
import { partiesOf, stateName } from './recording-words.ts'
import { type Times, timesIn } from './times.ts'

const directionIcons = { inbound: ArrowDownLeft, outbound: ArrowUpRight, internal: ArrowLeftRight } as const

/** The columns of the list, by the clock of a zone; `withDates` where calls of several days stand together. */
export function columnsIn(zone: string, withDates: boolean): GridColumn<RecordingRow, RecordingColumn>[] {
  const times = timesIn(zone)
  const cells: Record<RecordingColumn, (row: RecordingRow) => preact.ComponentChildren> = {
    start: ({ start }) => <Start moment={Date.parse(start)} times={times} withDate={withDates} />,
    other: ({ recording }) => <OtherParty recording={recording} />,
    own: ({ recording }) => <Party party={partiesOf(recording).own} />,
    length: (row) => <LengthOrState row={row} />,
  }
  return recordingColumns.map((name) => ({
    name,
    label: recordingsText.columns[name],
    cell: cells[name],
    ...(name !== 'start' && { unsorted: true as const }),
  }))
}

function Start({ moment, times, withDate }: { moment: number; times: Times; withDate: boolean }) {
  const offset = times.offset(moment)
  return (
    <span class="recording-start">
      {withDate && <span class="recording-date">{times.date(moment)}</span>}
      <span class="recording-time">
        {times.time(moment)}
        {offset && <span class="recording-offset"> {offset}</span>}
      </span>
    </span>
  )
}

/** Whether a call came in, went out or stayed within, as an arrow with its name for screen readers. */
export function Direction({ of: direction }: { of: Recording['direction'] }) {
  return (
    <span class={`recording-direction recording-${direction}`}>
      <Icon icon={directionIcons[direction]} />
      <span class="visually-hidden">{callText.direction[direction]}</span>
    </span>
  )
}

function OtherParty({ recording }: { recording: Recording }) {
  return (
    <span class="recording-party">
      <Direction of={recording.direction} />
      <Party party={partiesOf(recording).other} />
    </span>
  )
}

/** A name with the number behind it, or whichever there is. */
function Party({ party: { name, number } }: { party: Recording['caller'] }) {
  if (!name && !number) return <span class="quiet">{callText.withheld}</span>
  return (
    <span class="recording-name" dir="auto">
      {name}{' '}
      {number && (
        <span class={name ? 'quiet' : undefined}>
          <Ltr>{number}</Ltr>
        </span>
      )}
    </span>
  )
}

function LengthOrState({ row: { recording, length } }: { row: RecordingRow }) {
  const state = stateName(recording)
  return (
    <span class="recording-length">
      {recording.held && (
        <>
          <Icon icon={Lock} size={13} />
          <span class="visually-hidden">{callText.held}</span>
        </>
      )}
      {state ? <span class="recording-state">{state}</span> : length}
    </span>
  )
}
