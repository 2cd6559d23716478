import { frameText } from 'text:frame'
import { sessionText } from 'text:session'
import type { ComponentChildren } from 'preact'
import { session } from '../session/session-state.ts'
import type { Crumb } from '../ui/breadcrumb.tsx'
import { Page, type PageProps } from '../ui/page.tsx'

interface SidePageProps extends Pick<PageProps, 'title' | 'lead' | 'width'> {
  /** The page that leads to this one. */
  above?: Crumb
  children: ComponentChildren
}

/** A page that is there signed in or not: settings, help and what belongs to them. Its breadcrumb leads back to where one can go. */
export function SidePage({ title, above, children, ...rest }: SidePageProps) {
  const home = session.value
    ? { label: frameText.dashboard, to: { name: 'dashboard' } as const }
    : { label: sessionText.login, to: { name: 'sign-in' } as const }
  return (
    <Page {...rest} title={title} breadcrumb={[home, ...(above ? [above] : []), { label: title }]}>
      {children}
    </Page>
  )
}
