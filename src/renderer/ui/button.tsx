import type { IconNode } from 'lucide'
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import './button.css'
import { Icon } from './icon.tsx'

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'size'> {
  /** At most one `primary` per screen; `quiet` for buttons in a row or a corner. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  icon?: IconNode | undefined
  /** While busy, presses are ignored, size and focus stay, and a spinner appears after 300 ms. */
  busy?: boolean | undefined
  /** As wide as its container. */
  wide?: boolean
  /** Absent if it is only an icon; it then needs an `aria-label`. */
  children?: ComponentChildren
}

/** A native button. Its text is its accessible name, even while busy. */
export function Button({ kind = 'secondary', icon, busy, wide, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${kind}${wide ? ' button-wide' : ''}`}
      aria-disabled={busy || rest['aria-disabled']}
      data-busy={busy ? '' : undefined}
      onClick={(event) => {
        if (busy || rest['aria-disabled']) event.preventDefault()
        else onClick?.(event)
      }}
    >
      <span class="button-label">
        {icon && <Icon icon={icon} />}
        {children}
      </span>
    </button>
  )
}
