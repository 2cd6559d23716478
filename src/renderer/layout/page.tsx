import { effect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { PageName } from '../page.ts'
import { portalName } from '../session/session-state.ts'
import { Breadcrumb } from './breadcrumb.tsx'
import './page.css'

interface PageProps {
  /** The one h1, and the window's title. */
  title: string
  page: PageName
  /** The last step of its breadcrumb, if it differs from the title. */
  here?: string
  /** One sentence under the title. */
  lead?: ComponentChildren
  /** Buttons beside the title. */
  actions?: ComponentChildren
  /** `wide` for tables and list-and-detail; the others keep lines readable. */
  width?: 'text' | 'wide'
  children: ComponentChildren
}

/** A page in the frame. Moves the focus to its heading, so that screen readers announce the page. */
export function Page({ title, page, here = title, lead, actions, width = 'text', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(title)
  // Runs before the effects of the page's content: "Search" then moves the focus on to a field.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div class={`page page-${width}`}>
      <header class="page-header">
        <Breadcrumb page={page} here={here} />
        <div class="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions}
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
