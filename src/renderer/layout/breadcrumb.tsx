import { uiText } from 'text:ui'
import { ChevronRight } from 'lucide'
import { type PageName, pageOf, routeTo } from '../page.ts'
import { session } from '../session/session-state.ts'
import { Icon } from '../ui/icon.tsx'
import './breadcrumb.css'
import { Link } from './link.tsx'

/** The pages that lead to this one. A page that is available with and without a session starts from one that the person can open. */
export function pagesAbove(name: PageName): PageName[] {
  const { above, audience } = pageOf(name)
  if (above) return [...pagesAbove(above), above]
  return audience === 'everyone' ? [session.value ? 'dashboard' : 'sign-in'] : []
}

/** The path from the top to this page. `here` is its last step, absent where the heading beside it is that step. */
export function Breadcrumb({ page, here }: { page: PageName; here?: string }) {
  return (
    <nav aria-label={uiText.breadcrumb}>
      <ol class="breadcrumb">
        {pagesAbove(page).map((name) => (
          <li key={name}>
            <Link to={routeTo(name)}>{pageOf(name).label?.()}</Link>
            <Icon icon={ChevronRight} size={14} />
          </li>
        ))}
        {here && (
          <li>
            <span aria-current="page">{here}</span>
          </li>
        )}
      </ol>
    </nav>
  )
}
