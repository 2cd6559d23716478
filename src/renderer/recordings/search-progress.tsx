import { recordingsText } from 'text:recordings'
import { SearchX } from 'lucide'
import { useEffect } from 'preact/hooks'
import { announce } from '../ui/announce.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { TextButton } from '../ui/text-button.tsx'
import type { Listed, RecordingPages } from './recording-pages.ts'
import { timesIn } from './times.ts'

const words = recordingsText.searched

/** How far a search got for which the app has to read the calls, and the button that stops it or goes on with it. */
export function SearchProgress({ pages, listed }: { pages: RecordingPages; listed: Listed }) {
  const searched = pages.searched.value
  const { zone, order } = listed.question
  const date = searched && timesIn(zone).day(searched.to)
  const told = date && words.told({ count: listed.total.count, date })
  useEffect(() => {
    if (told) announce(told)
  }, [told])
  if (!searched || !date) return null
  return (
    <div class="range-notes">
      <p>
        {order === 'newest' ? words.back({ date }) : words.up({ date })}{' '}
        <TextButton onClick={() => (searched.goesOn ? pages.stopSearching() : pages.searchOn())}>
          {searched.goesOn ? words.cancel : words.on}
        </TextButton>
      </p>
    </div>
  )
}

/** In place of the rows where a search was stopped before it found any. */
export const NoneSoFar = () => <EmptyState icon={SearchX} title={words.none} />
