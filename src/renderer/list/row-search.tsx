import { effect } from '@preact/signals'
import { Search } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { searchRequested } from '../commands/requests.ts'
import { Icon } from '../ui/icon.tsx'

interface RowSearchProps {
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  /** Called when the person moves on to the results. */
  onLeave: () => void
}

/** The search field of a list; the command "Search" moves the focus here. */
export function RowSearch({ label, placeholder, query, onQuery, onLeave }: RowSearchProps) {
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
    <label class="row-list-search">
      <span class="visually-hidden">{label}</span>
      <Icon icon={Search} />
      <input
        ref={input}
        class="input"
        type="search"
        placeholder={placeholder}
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
    </label>
  )
}
