import { filtersText } from 'text:recording-filters'
import { recordingsText } from 'text:recordings'
import { useSignal } from '@preact/signals'
import { RefreshCw, X } from 'lucide'
import { RowSearch } from '../../list/row-search.tsx'
import { capabilities } from '../../session/session-state.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import type { AccountRecordings } from '../account-recordings.ts'
import { isFilteredInApp } from '../recording-queries.ts'
import { firstView } from '../recording-rows.ts'
import './filter-bar.css'
import { DateMenu } from './date-menu.tsx'
import { DirectionMenu, LengthMenu, MoreMenu } from './filter-menus.tsx'
import { filtersInUse } from './filter-words.ts'
import { withinOffer } from './filters.ts'
import { PersonFilter } from './person-filter.tsx'

/** The search field and the filters that this portal has, with those in use as chips. */
export function FilterBar({ recordings }: { recordings: AccountRecordings }) {
  const isOpen = useSignal(false)
  const { place, rows } = recordings
  const offered = capabilities.value?.recordings?.filters ?? []
  const view = place.view.value ?? firstView
  const filters = withinOffer(recordings.filters.value, offered)
  const used = filtersInUse(filters)
  const label = fieldLabel(offered)
  const refresh = async () => {
    await rows.refresh()
    const listed = recordings.pages.listed.peek()
    if (rows.failure.peek() === null && listed) announce(countWords(listed.total))
  }
  return (
    <search class="filter-bar" aria-label={filtersText.search} data-pane data-open={isOpen.value ? '' : undefined}>
      <div class="filter-bar-row">
        {label && (
          <RowSearch
            label={label}
            query={view.query}
            onQuery={(query) => {
              place.view.value = { ...view, query }
            }}
            onLeave={() => {
              recordings.search()
              // Once the list is there: there may have been nothing to list.
              requestAnimationFrame(() => document.querySelector<HTMLElement>('.recording-list [role=grid]')?.focus())
            }}
          />
        )}
        <DateMenu recordings={recordings} />
        <div class="filter-bar-menus">
          {offered.includes('direction') && <DirectionMenu recordings={recordings} />}
          {offered.includes('person') && <PersonFilter recordings={recordings} />}
          <LengthMenu recordings={recordings} offered={offered} />
          <MoreMenu recordings={recordings} offered={offered} />
        </div>
        <span class="filter-bar-toggle">
          <Button
            aria-expanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value
            }}
          >
            {filtersText.filters({ count: used.length })}
          </Button>
        </span>
        <Button
          kind="quiet"
          icon={RefreshCw}
          busy={rows.refreshing.value?.state === 'loading'}
          aria-label={recordingsText.refresh}
          data-tooltip={recordingsText.refresh}
          onClick={() => void refresh()}
        />
      </div>
      <div class="filter-bar-used">
        <div class="filter-bar-chips">
          {used.map(({ words, without }) => (
            <button
              key={words}
              type="button"
              class="filter-chip"
              aria-label={filtersText.remove({ filter: words })}
              onClick={() => recordings.filterBy(without)}
            >
              {words}
              <Icon icon={X} size={14} />
            </button>
          ))}
          {(used.length > 0 || view.query !== '') && (
            <TextButton onClick={() => recordings.clear()}>{filtersText.clearAll}</TextButton>
          )}
        </div>
        <Count recordings={recordings} />
      </div>
    </search>
  )
}

function Count({ recordings }: { recordings: AccountRecordings }) {
  const listed = recordings.pages.listed.value
  const isRead = recordings.rows.loading.value.state === 'complete'
  return (
    <p class="filter-bar-count">
      {listed && isFilteredInApp(listed.filter) && <span>{filtersText.inApp}</span>}
      {listed && isRead && <span>{countWords(listed.total)}</span>}
    </p>
  )
}

/** "1,204 calls", or "At least 10,000 calls". */
export const countWords = ({ count, isExact }: { count: number; isExact: boolean }): string =>
  isExact ? recordingsText.count({ count }) : recordingsText.atLeast({ count })

function fieldLabel(offered: readonly string[]): string | null {
  const { field } = filtersText
  if (offered.includes('party')) return offered.includes('text') ? field.both : field.party
  return offered.includes('text') ? field.text : null
}
