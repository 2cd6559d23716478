import type { IconNode } from 'lucide'
import { h } from 'preact'

interface IconProps {
  /** An icon of the `lucide` package, e.g. `KeyRound`. */
  icon: IconNode
  /** Edge length in pixels. */
  size?: number
  /** Says in words what it shows; absent where the control or the text beside it does. */
  label?: string
  class?: string
}

/** A drawing: decorative unless it has a label. */
export function Icon({ icon, size = 16, label, class: className }: IconProps) {
  return (
    <svg
      class={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
