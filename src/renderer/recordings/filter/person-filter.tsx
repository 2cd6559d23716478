import { filtersText, personFilterText } from 'text:recording-filters'
import { useComputed, useSignal } from '@preact/signals'
import { ChevronDown } from 'lucide'
import { useEffect, useId, useMemo, useRef } from 'preact/hooks'
import {
  longestPeopleSearch,
  type RecordingPeople,
  type RecordingPerson,
} from '../../../shared/recordings/recordings.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import '../../ui/menu-button.css'
import type { AccountRecordings } from '../account-recordings.ts'
import { PeopleSearch } from './people-search.ts'
import './person-filter.css'

/** Null stands for anyone. */
type Choice = RecordingPerson | null

/**
 * Whose calls are listed: a button that opens a field and the people that the portal finds by it (APG, Combobox with a
 * listbox popup). The popup is a native popover: Escape and a press elsewhere close it, and the focus returns to the
 * button.
 */
export function PersonFilter({ recordings }: { recordings: AccountRecordings }) {
  const id = useId()
  const popup = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const isOpen = useSignal(false)
  const search = useMemo(() => new PeopleSearch(), [])
  useEffect(() => () => search.end(), [search])
  const choices = useComputed((): Choice[] => {
    const people = search.found.value?.people ?? []
    const offersAnyone = recordings.filters.value.person !== null && search.typed.value === ''
    return offersAnyone && search.found.value ? [null, ...people] : people
  })
  /** Where the arrows have led, in which answer. */
  const moved = useSignal<{ found: RecordingPeople; index: number } | null>(null)
  /** The choice that Enter takes: from the first who matches what was typed, the arrows lead on. Null if there is none. */
  const active = useComputed(() => {
    const found = search.found.value
    if (found && moved.value?.found === found) return moved.value.index
    return found && found.people.length > 0 && search.typed.value !== '' ? 0 : null
  })
  const optionId = (index: number) => `${id}-option-${index}`
  const choose = (choice: Choice) => {
    popup.current?.hidePopover()
    recordings.filterBy({ person: choice && { id: choice.id, name: choice.name } })
  }
  const moveTo = (index: number) => {
    const found = search.found.peek()
    if (found) moved.value = { found, index }
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // The page around it has uses for these keys too.
    if (['Escape', 'Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) event.stopPropagation()
    if (event.target !== input.current) return
    const count = choices.peek().length
    const at = active.peek()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (count === 0) return
      const next = event.key === 'ArrowDown' ? (at ?? -1) + 1 : (at ?? 0) - 1
      moveTo((next + count) % count)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const choice = at === null ? undefined : choices.peek()[at]
      // Of people found by something that was typed before, none is meant.
      if (search.isSearching.peek()) void search.ask()
      else if (choice !== undefined) choose(choice)
    }
  }

  const hasChoices = choices.value.length > 0 && search.answer.value?.ok === true
  return (
    <span class="menu-button">
      <button
        type="button"
        class="menu-button-opener button button-secondary"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen.value}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          popup.current?.showPopover()
        }}
      >
        <span class="button-label">
          {filtersText.person}
          <Icon icon={ChevronDown} size={14} />
        </span>
      </button>
      <div
        ref={popup}
        id={id}
        class="menu person-filter"
        popover="auto"
        role="dialog"
        aria-label={filtersText.person}
        onToggle={({ newState }) => {
          isOpen.value = newState === 'open'
          if (!isOpen.value) return search.end()
          search.begin()
          input.current?.focus()
        }}
        onKeyDown={onKeyDown}
        onFocusOut={({ relatedTarget }) => {
          if (relatedTarget instanceof Node && !popup.current?.contains(relatedTarget)) popup.current?.hidePopover()
        }}
      >
        <input
          ref={input}
          class="input"
          type="text"
          role="combobox"
          aria-label={filtersText.field.text}
          placeholder={filtersText.field.text}
          aria-autocomplete="list"
          aria-expanded={hasChoices}
          aria-controls={hasChoices ? `${id}-people` : undefined}
          aria-activedescendant={hasChoices && active.value !== null ? optionId(active.value) : undefined}
          value={search.typed.value}
          maxLength={longestPeopleSearch}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => search.type(event.currentTarget.value)}
        />
        <p class="person-filter-status quiet" role="status">
          <Status search={search} />
        </p>
        <div class="person-filter-found">
          {hasChoices ? (
            <div id={`${id}-people`} role="listbox" aria-label={personFilterText.people} aria-busy={search.isSearching}>
              {choices.value.map((choice, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the field, which names the option.
                <div
                  key={choice?.id ?? ''}
                  id={optionId(index)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active.value}
                  class="menu-item"
                  // The field keeps the focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(choice)}
                >
                  <span class="menu-item-label">
                    <bdi>{choice ? choice.name : personFilterText.anyone}</bdi>
                  </span>
                  {choice && choice.extension !== choice.name && <bdi class="quiet">{choice.extension}</bdi>}
                </div>
              ))}
            </div>
          ) : (
            search.answer.value?.ok === false && (
              <ErrorNotice
                error={search.answer.value.error}
                title={personFilterText.failed}
                busy={search.isSearching.value}
                onRetry={() => void search.ask()}
              />
            )
          )}
        </div>
      </div>
    </span>
  )
}

/** What the search came to, in one line. */
function Status({ search }: { search: PeopleSearch }) {
  const { looking, none, noneOfAll, count, first, firstOfAll } = personFilterText
  const isOfAll = search.typed.value === ''
  if (search.isSearching.value) return <span class="patient">{looking}</span>
  const found = search.found.value
  if (!found) return null
  const { length } = found.people
  if (length === 0) return isOfAll ? noneOfAll : none
  if (found.hasMore) return (isOfAll ? firstOfAll : first)({ count: length })
  return count({ count: length })
}
