import { filtersText } from 'text:recording-filters'
import { capabilities } from '../../session/session-state.ts'
import { TextButton } from '../../ui/text-button.tsx'
import type { AccountRecordings } from '../account-recordings.ts'
import type { Listed } from '../recording-pages.ts'
import './range-notes.css'
import { timesIn, wallTimeName } from '../times.ts'

/** What is not in the list although it is in the range: other parts of it, days that are not kept, calls of no length. */
export function RangeNotes({ recordings, listed }: { recordings: AccountRecordings; listed: Listed }) {
  const { piece, question, hidden } = listed
  const { range, hasEarlier, hasLater, keptFrom } = piece
  const isPart = hasEarlier || hasLater
  const { date } = timesIn(question.zone)
  const turn = (step: number) => () => {
    recordings.back.value = recordings.back.peek() + step
  }
  if (!isPart && keptFrom === null && hidden === 0 && !question.showsEmpty) return null
  return (
    <div class="range-notes">
      {isPart && (
        <p>
          {filtersText.part({
            days: capabilities.value?.recordings?.longestRange ?? 1,
            from: date(range.from),
            to: date(range.to - 1),
          })}{' '}
          {hasEarlier && <TextButton onClick={turn(1)}>{filtersText.earlier}</TextButton>}{' '}
          {hasLater && <TextButton onClick={turn(-1)}>{filtersText.later}</TextButton>}
        </p>
      )}
      {keptFrom !== null && <p>{filtersText.notKept({ date: wallTimeName(keptFrom) })}</p>}
      {hidden > 0 && (
        <p>
          {filtersText.hidden({ count: hidden })} ·{' '}
          <TextButton onClick={show(recordings, true)}>{filtersText.show}</TextButton>
        </p>
      )}
      {question.showsEmpty && (
        <p>
          <TextButton onClick={show(recordings, false)}>{filtersText.hideEmpty}</TextButton>
        </p>
      )}
    </div>
  )
}

const show = (recordings: AccountRecordings, shows: boolean) => () => {
  recordings.showsEmpty.value = shows
}
