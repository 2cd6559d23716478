import { listsText } from 'text:lists'
import { effect } from '@preact/signals'
import { Search, X } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { searchRequested } from '../commands/requests.ts'
import { Icon } from '../ui/icon.tsx'
import './row-list.css'

interface RowSearchProps {
  label: string
  query: string
  onQuery: (query: string) => void
  /** Called when the person moves on to the results. */
  onLeave: () => void
}

/** The search field of a list; the command "Search" moves the focus here. */
export function RowSearch({ label, query, onQuery, onLeave }: RowSearchProps) {
  const input = useRef<HTMLInputElement>(null)
  // Immediately: `useSignalEffect` waits for a frame, and keys typed until then would be lost.
  useEffect(
    () =>
      effect(() => {
        if (!searchRequested.value) return
        searchRequested.value = false
        input.current?.select()
      }),
    [],
  )
  return (
    <div class="row-list-search">
      <Icon icon={Search} />
      <input
        ref={input}
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={query}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onLeave()
          }
        }}
      />
      {query !== '' && (
        <button
          type="button"
          class="row-list-clear"
          aria-label={listsText.clear}
          onClick={() => {
            onQuery('')
            input.current?.focus()
          }}
        >
          <Icon icon={X} />
        </button>
      )}
    </div>
  )
}
