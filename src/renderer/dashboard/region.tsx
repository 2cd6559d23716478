import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { formatNumber } from '../i18n/format.ts'
import '../ui/card.css'
import './region.css'

interface RegionProps {
  title: string
  /** The number beside the title. */
  count?: number | undefined
  /** A link or a button at the end of the title's line. */
  action?: ComponentChildren
  children: ComponentChildren
}

/** One region of the dashboard, which loads and fails apart from the others. */
export function Region({ title, count, action, children }: RegionProps) {
  const id = useId()
  return (
    <section class="card region" aria-labelledby={id}>
      <header class="region-header">
        <h2 id={id}>
          {title}
          {count !== undefined && <span class="region-count"> {formatNumber(count)}</span>}
        </h2>
        {action}
      </header>
      {children}
    </section>
  )
}
