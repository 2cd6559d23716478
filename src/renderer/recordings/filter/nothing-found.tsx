import { filtersText, nothingFoundText } from 'text:recording-filters'
import { useSignal } from '@preact/signals'
import { SearchX } from 'lucide'
import { useEffect } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { AccountRecordings } from '../account-recordings.ts'
import type { Listed } from '../recording-pages.ts'
import { limits, offeredFilters } from '../recording-queries.ts'
import './nothing-found.css'
import { partyFilterOf } from './typed-party.ts'
import { countOf, type Widening, wideningsOf } from './widening.ts'

interface NothingFoundProps {
  recordings: AccountRecordings
  listed: Listed
}

/** In place of the rows: why there are none, and the nearest searches that find some. Rendered anew for each list. */
export function NothingFound({ recordings, listed }: NothingFoundProps) {
  const { question, reading, isPersonUnknown } = listed
  const words = nothingFoundText
  const offered = offeredFilters()
  const isImpossible = partyFilterOf(question.typed, offered) === null
  const widenings = useSignal<readonly { widening: Widening; count: number | null }[] | null>(null)
  useEffect(() => {
    let isOver = false
    void (async () => {
      const found: { widening: Widening; count: number | null }[] = []
      // One after the other: the portal has just been asked.
      for (const widening of wideningsOf(question, limits(), question.zone, reading.asOf)) {
        if (isOver) return
        const count = await countOf(widening, offered, limits(), question.zone)
        if (count !== 0) found.push({ widening, count })
      }
      if (!isOver) widenings.value = found
    })()
    return () => {
      isOver = true
    }
  }, [question, reading, offered, widenings])
  const { person } = question.filters
  const unknown = isPersonUnknown ? person : null
  const title = isImpossible
    ? words.cannotSearch
    : unknown
      ? words.unknownPerson(unknown)
      : isUnfiltered(question)
        ? words.inRange
        : words.title
  return (
    <EmptyState icon={SearchX} title={title}>
      {isImpossible && <p>{offered.includes('party') ? words.cannotSearchBody : words.cannotSearchNumber}</p>}
      {unknown && <p>{words.unknownPersonBody}</p>}
      <div class="widenings" role="status">
        {widenings.value === null ? (
          <p class="patient">{words.looking}</p>
        ) : widenings.value.length === 0 ? (
          !isImpossible && <p>{words.nowhere}</p>
        ) : (
          <ul aria-label={words.steps}>
            {widenings.value.map(({ widening, count }) => (
              <li key={widening.words(count)}>
                <Button onClick={() => recordings.searchFor(widening)}>{widening.words(count)}</Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {!isUnfiltered(question) && (
        <Button kind="quiet" onClick={() => recordings.clear()}>
          {filtersText.clearAll}
        </Button>
      )}
    </EmptyState>
  )
}

const isUnfiltered = ({ typed, filters: { date: _, ...filters } }: Listed['question']) =>
  typed === '' && Object.values(filters).every((value) => value === null)
