import { recordingProblemsText } from 'text:recordings'
import type { RecordingProblem } from '../../shared/recordings/recording-files.ts'
import { Ltr } from '../ui/ltr.tsx'
import { accountRecordings, zoneOf } from './account-recordings.ts'
import './problem-table.css'
import { timesIn } from './times.ts'

interface ProblemTableProps {
  problems: readonly RecordingProblem[]
  /** Names the table for screen readers. */
  label: string
  /** Sentences by what `why` says, and one for anything else. */
  reasons: Readonly<Record<string, string>>
  otherReason: string
}

/** Recordings for which something could not be done, and why. */
export function ProblemTable({ problems, label, reasons, otherReason }: ProblemTableProps) {
  const { columns, unknown } = recordingProblemsText
  const sentences = new Map(Object.entries(reasons))
  const times = timesIn(accountRecordings.value?.zone.value ?? zoneOf('portal'))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="recording-problems" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.when}</th>
            <th scope="col">{columns.party}</th>
            <th scope="col">{columns.why}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ id, start, party, why }) => (
            <tr key={id}>
              <td>{start === null ? unknown : times.full(Date.parse(start))}</td>
              <td>{party === '' ? unknown : <Ltr>{party}</Ltr>}</td>
              <td>{sentences.get(why) ?? otherReason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
