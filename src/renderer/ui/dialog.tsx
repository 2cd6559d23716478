import { uiText } from 'text:ui'
import { X } from 'lucide'
import { type ComponentChildren, createContext, createPortal } from 'preact'
import { useContext, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import './dialog.css'
import { Icon } from './icon.tsx'
import { useRootMark } from './root-mark.ts'

interface DialogProps {
  title: string
  /** What is done now, in a dialog of several steps. Each step starts at its top. */
  step?: string | undefined
  /** Called on Escape and by the button at the top; the owner removes the dialog. If absent, neither closes it. */
  onClose: (() => void) | undefined
  /** For tables and the text of files. */
  wide?: boolean
  /** Buttons at the foot, the main one last; `DialogActions` puts them there from within the content. */
  actions?: ComponentChildren
  children: ComponentChildren
}

/** The foot of the dialog around. */
const Foot = createContext<HTMLElement | null>(null)

/**
 * A native modal dialog, open as long as it is rendered. Its title and its buttons stay in place while what is between
 * them scrolls. The focus moves to the element marked `data-autofocus`, else to the title, and afterwards back to where
 * it was.
 */
export function Dialog({ title, step, onClose, wide, actions, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  // Made before the first rendering: rendering again to fill it would run the effect below before that of the dialog
  // that this one replaces has given the focus back.
  const [foot] = useState(() => document.createElement('footer'))
  const id = useId()
  useRootMark('dialog')
  useLayoutEffect(() => {
    foot.className = 'dialog-foot'
    element.current?.append(foot)
  }, [foot])
  // Before anything else can happen: a key that came between two dialogs, of which one replaces the other, would go to
  // the page behind them.
  useLayoutEffect(() => {
    const before = document.activeElement
    const dialog = element.current
    dialog?.showModal()
    // Otherwise the browser focuses the first button.
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? dialog?.querySelector('h2')
    first?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step has other content.
  useLayoutEffect(() => {
    if (body.current) body.current.scrollTop = 0
  }, [step])
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      closedby={onClose ? 'closerequest' : 'none'}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <header class="dialog-head">
        <h2 id={id} tabIndex={-1}>
          <span class="dialog-title">{title}</span> {step && <span class="dialog-step">{step}</span>}
        </h2>
        {onClose && (
          <button type="button" class="dialog-close" aria-label={uiText.close} onClick={onClose}>
            <Icon icon={X} size={18} />
          </button>
        )}
      </header>
      <Foot.Provider value={foot}>
        <div ref={body} class="dialog-body">
          {children}
        </div>
        {actions && <DialogActions>{actions}</DialogActions>}
      </Foot.Provider>
    </dialog>
  )
}

/**
 * Buttons at the foot of the dialog around, the main one last; one that is marked `data-autofocus` takes the focus when
 * they replace others. They are outside a form's element, so a button that
 * submits it says which: `form={form.id}`.
 */
export function DialogActions({ children }: { children: ComponentChildren }) {
  const foot = useContext(Foot)
  // The next step's buttons: what had the focus is gone.
  useLayoutEffect(() => {
    if (foot?.closest('dialog[open]')) foot.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [foot])
  return foot && createPortal(children, foot)
}
