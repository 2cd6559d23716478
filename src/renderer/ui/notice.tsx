import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'
import './notice.css'

interface NoticeProps {
  /** `caution` stands for as long as what it warns of, such as a password that travels unencrypted. */
  kind: 'info' | 'success' | 'caution' | 'warning' | 'error'
  title?: string | undefined
  /** Buttons below the text. */
  actions?: ComponentChildren
  children?: ComponentChildren
}

const icons = { info: Info, success: CircleCheck, caution: TriangleAlert, warning: TriangleAlert, error: CircleAlert }

/** A message in the page. Errors and warnings are announced at once, the others when a screen reader is idle. */
export function Notice({ kind, title, actions, children }: NoticeProps) {
  const urgent = kind === 'error' || kind === 'warning'
  const element = useRef<HTMLDivElement>(null)
  // On a small or zoomed screen the error may appear out of sight, above the button that was pressed.
  useEffect(() => {
    if (urgent) element.current?.scrollIntoView({ block: 'nearest' })
  }, [urgent])
  return (
    <div ref={element} class={`notice notice-${kind}`} role={urgent ? 'alert' : 'status'}>
      <Icon icon={icons[kind]} size={18} class="notice-icon" />
      <div class="notice-body">
        <div class="notice-text">
          {title && <p class="notice-title">{title}</p>}
          {children}
        </div>
        {actions && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  )
}
