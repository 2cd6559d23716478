import type { ComponentChildren } from 'preact'
import './text-button.css'

interface TextButtonProps {
  onClick: () => void
  /** Not now: it keeps its place and its focus, and does nothing. */
  disabled?: boolean
  children: ComponentChildren
}

/** A button that looks like a link, for secondary actions. */
export function TextButton({ onClick, disabled, children }: TextButtonProps) {
  return (
    <button
      type="button"
      class="text-button"
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (!disabled) onClick()
      }}
    >
      {children}
    </button>
  )
}
