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
  return <Icon class="recording-direction" icon={directionIcons[direction]} label={callText.direction[direction]} />
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
      {name} {number && <Ltr {...(name && { class: 'quiet' })}>{number}</Ltr>}
    </span>
  )
}

function LengthOrState({ row: { recording, length } }: { row: RecordingRow }) {
  const state = stateName(recording)
  const words = state ? <span class="recording-state">{state}</span> : length
  if (!recording.held) return words
  return (
    <span class="recording-length">
      <Icon icon={Lock} size={13} label={callText.held} />
      {words}
    </span>
  )
}
