import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { announce } from '../ui/announce.tsx'
import { Button } from '../ui/button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import './chosen-bar.css'

interface ChosenBarProps {
  /** Names it for screen readers. */
  label: string
  /** How many rows are chosen, in words; announced when it changes. */
  count: string
  /** Chooses every row of the list; absent once they are. */
  all: { label: string; onChoose: () => void } | null
  /** What the button says that ends choosing. */
  clear: string
  onEnd: () => void
  /** What can be done with the chosen rows. */
  children: ComponentChildren
}

/** The number of chosen rows, and what can be done with them. Escape ends choosing, as in the list. */
export function ChosenBar({ label, count, all, clear, onEnd, children }: ChosenBarProps) {
  useEffect(() => announce(count), [count])
  const end = () => {
    onEnd()
    // The button goes with the bar.
    document.querySelector<HTMLElement>('.row-list [role=grid]')?.focus()
  }
  return (
    <section
      class="chosen-bar"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !(event.target instanceof Element) || event.target.closest('dialog')) return
        event.preventDefault()
        end()
      }}
    >
      <span class="chosen-bar-count">{count}</span>
      {all && <TextButton onClick={all.onChoose}>{all.label}</TextButton>}
      <div class="chosen-bar-actions">
        {children}
        <Button kind="quiet" onClick={end}>
          {clear}
        </Button>
      </div>
    </section>
  )
}
