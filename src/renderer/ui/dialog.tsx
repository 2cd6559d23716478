import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import './dialog.css'

interface DialogProps {
  title: string
  /** Called when Escape is pressed; the owner removes the dialog. If absent, Escape does nothing. */
  onClose: (() => void) | undefined
  /** Buttons at the foot, the main one last. */
  actions?: ComponentChildren
  children: ComponentChildren
}

/**
 * A native modal dialog, open as long as it is rendered. The focus moves to the element marked
 * `data-autofocus`, else to the title, and afterwards back to where it was.
 */
export function Dialog({ title, onClose, actions, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    const dialog = element.current
    dialog?.showModal()
    // Otherwise the browser focuses the first button, and a long dialog opens scrolled past its start.
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? dialog?.querySelector('h2')
    first?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={id}
      closedby={onClose ? 'closerequest' : 'none'}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <div class="dialog-body">{children}</div>
      {actions && <div class="dialog-actions">{actions}</div>}
    </dialog>
  )
}
