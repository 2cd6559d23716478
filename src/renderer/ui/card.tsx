import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import './card.css'
import { Icon } from './icon.tsx'

interface CardProps {
  title?: string
  icon?: IconNode
  /** Buttons at the foot. */
  actions?: ComponentChildren
  children?: ComponentChildren
}

/** A surface for one subject; its title is an h2. */
export function Card({ title, icon, actions, children }: CardProps) {
  return (
    <section class="card">
      {title && (
        <h2 class="card-title">
          {icon && (
            <span class="card-icon">
              <Icon icon={icon} size={18} />
            </span>
          )}
          {title}
        </h2>
      )}
      <div class="card-body">{children}</div>
      {actions && <div class="card-actions">{actions}</div>}
    </section>
  )
}
