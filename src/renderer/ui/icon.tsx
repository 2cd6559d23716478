import type { IconNode } from 'lucide'
import { h } from 'preact'

interface IconProps {
  /** An icon of the `lucide` package, e.g. `KeyRound`. */
  icon: IconNode
  /** Edge length in pixels. */
  size?: number
  class?: string
}

/** A decorative drawing: it has no accessible name, the control beside it does. */
export function Icon({ icon, size = 16, class: className }: IconProps) {
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
      aria-hidden="true"
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
