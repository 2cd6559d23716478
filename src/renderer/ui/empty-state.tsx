import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import './empty-state.css'
import { Icon } from './icon.tsx'

interface EmptyStateProps {
  icon: IconNode
  title: string
  /** What to do next. */
  children?: ComponentChildren
}

/** Shown if a list or a detail pane has no content. */
export function EmptyState({ icon, title, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <span class="empty-state-icon">
        <Icon icon={icon} size={24} />
      </span>
      <p class="empty-state-title">{title}</p>
      {children}
    </div>
  )
}
