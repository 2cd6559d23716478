import type { ComponentChildren } from 'preact'
import './text-button.css'

interface TextButtonProps {
  onClick: () => void
  children: ComponentChildren
}

/** A button that looks like a link, for secondary actions. */
export function TextButton({ onClick, children }: TextButtonProps) {
  return (
    <button type="button" class="text-button" onClick={onClick}>
      {children}
    </button>
  )
}
