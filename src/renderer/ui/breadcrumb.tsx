import { uiText } from 'text:ui'
import { ChevronRight } from 'lucide'
import type { Route } from '../routes.ts'
import './breadcrumb.css'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

/** One step of the way; the last one, the page itself, needs no route. */
export interface Crumb {
  label: string
  to?: Route
}

/** The way from the top to this page. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={uiText.breadcrumb}>
      <ol class="breadcrumb">
        {crumbs.map(({ label, to }, index) => (
          <li key={label}>
            {index > 0 && <Icon icon={ChevronRight} size={14} />}
            {to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
