import { uiText } from 'text:ui'
import { signal } from '@preact/signals'
import { X } from 'lucide'
import { type ComponentChildren, createPortal } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { IconButton } from './icon-button.tsx'
import { useRootMark } from './root-mark.ts'
import './side-panel.css'

/** Where the frame has room for it. */
const slot = signal<HTMLElement | null>(null)
const keepSlot = (element: HTMLElement | null) => {
  slot.value = element
}

/** The place in the frame beside the page, empty until a page fills it. */
export function SidePanelSlot() {
  return <div ref={keepSlot} class="side-panel-slot" />
}

interface SidePanelProps {
  title: string
  /** Called on Escape within the panel and by the button at the top; the owner removes the panel. */
  onClose: () => void
  children: ComponentChildren
}

/**
 * What explains a page while the page stays in use: it pushes the page aside rather than covering it. Takes the focus
 * when it opens, and gives it back when the person closes it.
 */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef<Element | null>(null)
  useRootMark('side-panel')
  useEffect(() => {
    before.current = document.activeElement
    heading.current?.focus()
  }, [])
  const close = () => {
    onClose()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  return (
    slot.value &&
    createPortal(
      <aside
        class="side-panel"
        data-pane
        aria-labelledby={id}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          close()
        }}
      >
        <header class="side-panel-head">
          <h2 ref={heading} id={id} tabIndex={-1}>
            {title}
          </h2>
          <IconButton label={uiText.close} icon={X} onClick={close} />
        </header>
        <div class="side-panel-body">{children}</div>
      </aside>,
      slot.value,
    )
  )
}
