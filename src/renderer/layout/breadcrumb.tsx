import { uiText } from 'text:ui'
import { ChevronRight } from 'lucide'
import { type PageName, pageOf, routeTo } from '../page.ts'
import { session } from '../session/session-state.ts'
import { Icon } from '../ui/icon.tsx'
import './breadcrumb.css'
import { Link } from './link.tsx'

/** The pages that lead to this one. A page that is available with and without a session starts from one that the person can open. */
function pagesAbove(name: PageName): PageName[] {
  const { above, audience } = pageOf(name)
  if (above) return [...pagesAbove(above), above]
  return audience === 'everyone' ? [session.value ? 'dashboard' : 'sign-in'] : []
}

/** The path from the top to this page; `here` is the last step, the page itself. */
export function Breadcrumb({ page, here }: { page: PageName; here: string }) {
  const above = pagesAbove(page)
  return (
    <nav aria-label={uiText.breadcrumb}>
      <ol class="breadcrumb">
        {above.map((name, index) => (
          <li key={name}>
            {index > 0 && <Icon icon={ChevronRight} size={14} />}
            <Link to={routeTo(name)}>{pageOf(name).label?.()}</Link>
          </li>
        ))}
        <li>
          {above.length > 0 && <Icon icon={ChevronRight} size={14} />}
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  )
}
