import { useSignal } from '@preact/signals'
import type { IconNode } from 'lucide'
import { useId } from 'preact/hooks'
import './hint.css'
import { Icon } from './icon.tsx'

interface HintProps {
  icon: IconNode
  /** The button's text, or its accessible name if only the icon is drawn. */
  label: string
  iconOnly?: boolean
  warning?: boolean
  /** What the button opens: a few sentences. */
  children: string
}

/** A remark of a word or an icon, beside what it is about; pressed, it explains itself. */
export function Hint({ icon, label, iconOnly, warning, children }: HintProps) {
  const id = useId()
  const isOpen = useSignal(false)
  return (
    <span class={warning ? 'hint hint-warning' : 'hint'}>
      <button
        type="button"
        class="hint-button"
        popoverTarget={id}
        aria-expanded={isOpen.value}
        aria-label={iconOnly ? label : undefined}
        data-tooltip={iconOnly ? label : undefined}
      >
        <Icon icon={icon} />
        {!iconOnly && label}
      </button>
      <span
        id={id}
        class="hint-text"
        popover="auto"
        role="note"
        onToggle={({ newState }) => {
          isOpen.value = newState === 'open'
        }}
      >
        {children}
      </span>
    </span>
  )
}
