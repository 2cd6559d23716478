import type { ComponentChildren } from 'preact'
import { frameText } from '../i18n/en/frame.ts'
import { sessionText } from '../i18n/en/session.ts'
import { session } from '../session/session-state.ts'
import { Page } from '../ui/page.tsx'

interface SidePageProps {
  title: string
  children: ComponentChildren
}

/** A page that is there signed in or not: settings and help. Its breadcrumb leads back to where one can go. */
export function SidePage({ title, children }: SidePageProps) {
  const home = session.value
    ? { label: frameText.dashboard, to: { name: 'dashboard' } as const }
    : { label: sessionText.login, to: { name: 'sign-in' } as const }
  return (
    <Page title={title} breadcrumb={[home, { label: title }]}>
      {children}
    </Page>
  )
}
