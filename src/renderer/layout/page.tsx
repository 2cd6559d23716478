import { effect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { PageName } from '../page.ts'
import { portalName, session } from '../session/session-state.ts'
import { useRootMark } from '../ui/root-mark.ts'
import { Breadcrumb, pagesAbove } from './breadcrumb.tsx'
import './page.css'

interface PageProps {
  /** The one h1, and the window's title. */
  title: string
  page: PageName
  /** Shows the path to a page that the side bar leads to, as the portal does above some of its pages. */
  withPath?: boolean
  /** One sentence under the title. */
  lead?: ComponentChildren
  /** Buttons at the end of the title's line. */
  actions?: ComponentChildren
  /** `text` for forms and reading, `cards` for a dashboard, `wide` for a list with its detail. */
  width?: 'text' | 'cards' | 'wide'
  children: ComponentChildren
}

/** A page in the frame. Moves the focus to its heading, so that screen readers announce the page. */
export function Page({ title, page, withPath, lead, actions, width = 'text', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(title)
  useRootMark(width === 'wide' ? 'wide-page' : null)
  // Runs before the effects of the page's content: "Search" then moves the focus on to a field.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [])
  // Elsewhere the side bar shows where the person is; before signing in there is none.
  const hasPath = withPath || !session.value || pagesAbove(page).length > 1
  return (
    <div class={`page page-${width}`}>
      <header class="page-header">
        <div class="page-title">
          {hasPath && <Breadcrumb page={page} />}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div class="page-actions">{actions}</div>}
        </div>
        {lead && <p class="page-lead">{lead}</p>}
      </header>
      {children}
    </div>
  )
}

/** Sets the window's title to "page – portal". */
export function useDocumentTitle(title: string): void {
  useEffect(
    () =>
      effect(() => {
        document.title = portalName.value ? `${title} – ${portalName.value}` : title
      }),
    [title],
  )
}
