import type { IconNode } from 'lucide'
import type { ButtonHTMLAttributes } from 'preact'
import { Icon } from './icon.tsx'
import './icon-button.css'

interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'label' | 'size'> {
  /** The accessible name, naming what the button acts on: "Show SIP password". Shown as a tooltip. */
  label: string
  icon: IconNode
  /** While busy, presses are ignored; size and focus stay. */
  busy?: boolean | undefined
}

/** A button that is drawn as an icon alone, for a row of values or a header. */
export function IconButton({ label, icon, busy, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class="icon-button"
      aria-label={label}
      data-tooltip={label}
      aria-disabled={busy}
      onClick={(event) => {
        if (!busy) onClick?.(event)
      }}
    >
      <Icon icon={icon} />
    </button>
  )
}
