import { useSignal, useSignalEffect } from '@preact/signals'
import { Phone as PhoneIcon, Search, SearchX } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { RegistrationState } from '../../shared/phones.ts'
import { searchRequested } from '../frame/commands.ts'
import { phonesText, registrationText } from '../i18n/en/phones.ts'
import { announce } from '../ui/announce.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { PhoneGrid } from './phone-grid.tsx'
import type { PhoneColumn, PhoneView } from './phone-index.ts'
import './phone-list.css'
import { PhoneListStatus } from './phone-list-status.tsx'
import type { PhoneStore } from './phone-store.ts'

interface PhoneListProps {
  store: PhoneStore
  /** This portal knows whether phones are registered. */
  hasStates: boolean
  /** Its phones have extensions. */
  hasExtensions: boolean
  selected: string | undefined
  onOpen: (phone: string) => void
}

const columns: readonly PhoneColumn[] = ['name', 'extension', 'sipUser', 'device']
const states: readonly RegistrationState[] = ['registered', 'unregistered', 'unknown']
const firstView: PhoneView = { query: '', column: 'extension', descending: false, registration: null }
const firstViewByName: PhoneView = { ...firstView, column: 'name' }

/** The list of phones with its search, filter and sorting. */
export function PhoneList({ store, hasStates, hasExtensions, selected, onOpen }: PhoneListProps) {
  const start = hasExtensions ? firstView : firstViewByName
  const shown = columns.filter((column) => hasExtensions || column !== 'extension')
  const view = useSignal(start)
  const grid = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const loading = store.loading.value
  const rows = store.index.select(view.value)
  const change = (part: Partial<PhoneView>) => {
    view.value = { ...view.value, ...part }
  }

  useSignalEffect(() => {
    if (!searchRequested.value) return
    searchRequested.value = false
    search.current?.select()
  })
  // Said when typing pauses, not at every letter and every page that arrives.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number is read when the pause comes.
  useEffect(() => {
    if (view.value === start) return
    const timer = setTimeout(() => {
      announce(phonesText.found(store.index.select(view.value).length, store.index.phones.length))
    }, 600)
    return () => clearTimeout(timer)
  }, [view.value])

  const content = (): ComponentChildren => {
    if (rows.length > 0) {
      return (
        <PhoneGrid
          grid={grid}
          phones={store.index.phones}
          rows={rows}
          columns={hasStates ? [...shown, 'registration'] : shown}
          view={view.value}
          onSort={(column) => change({ column, descending: view.value.column === column && !view.value.descending })}
          selected={selected}
          onOpen={onOpen}
        />
      )
    }
    if (loading.loaded > 0) return <NothingFound loading={loading.state !== 'complete'} onClear={() => change(start)} />
    if (loading.state === 'complete') {
      return (
        <EmptyState icon={PhoneIcon} title={phonesText.none.title}>
          <p>{phonesText.none.body}</p>
        </EmptyState>
      )
    }
    return <div class="phone-list-waiting">{loading.state === 'loading' && <Skeleton lines={8} lineHeight={28} />}</div>
  }
  return (
    <section class="phone-list" aria-label={phonesText.list}>
      <search class="phone-list-tools">
        <label class="phone-list-search">
          <span class="visually-hidden">{phonesText.search}</span>
          <Icon icon={Search} />
          <input
            ref={search}
            class="input"
            type="search"
            placeholder={phonesText.searchPlaceholder}
            value={view.value.query}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => change({ query: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'Enter') {
                event.preventDefault()
                grid.current?.focus()
              }
            }}
          />
        </label>
        {hasStates && (
          <select
            class="input"
            aria-label={phonesText.filter}
            value={view.value.registration ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              change({ registration: states.find((state) => state === chosen) ?? null })
            }}
          >
            <option value="">{phonesText.anyState}</option>
            {states.map((state) => (
              <option key={state} value={state}>
                {registrationText[state]}
              </option>
            ))}
          </select>
        )}
      </search>
      {content()}
      <PhoneListStatus store={store} found={rows.length} />
    </section>
  )
}

function NothingFound({ loading, onClear }: { loading: boolean; onClear: () => void }) {
  const { title, body, whileLoading, clear } = phonesText.nothingFound
  return (
    <EmptyState icon={SearchX} title={title}>
      <p>
        {body} {loading && whileLoading}
      </p>
      <Button onClick={onClear}>{clear}</Button>
    </EmptyState>
  )
}
