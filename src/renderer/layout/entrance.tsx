import { sessionText } from 'text:session'
import { uiText } from 'text:ui'
import type { ComponentChildren } from 'preact'
import { portalMark, portalName, session, start } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import './entrance.css'
import { lazy } from '../ui/lazy.tsx'
import { useRootMark } from '../ui/root-mark.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useDocumentTitle } from './page.tsx'

const StartNotices = lazy(
  () => import('./start-notices.tsx').then((module) => module.StartNotices),
  () => null,
)

interface EntranceProps {
  /** The one h1. */
  title: string
  lead?: ComponentChildren
  /** Above the title, e.g. a breadcrumb. */
  above?: ComponentChildren
  /** Links below the card to other pages. */
  foot?: ComponentChildren
  /** Replaces the button that signs out. */
  signOutButton?: ComponentChildren
  children: ComponentChildren
}

/**
 * The card of every screen before the frame, which only grows downwards. A person who is already signed in can sign out
 * here.
 */
export function Entrance({ title, lead, above, foot, signOutButton, children }: EntranceProps) {
  useDocumentTitle(title)
  useRootMark('entrance')
  const name = portalName.value || uiText.product
  return (
    <main class="entrance">
      <div class="entrance-column">
        <div class="entrance-provider">
          <BrandMark name={name} mark={portalMark.value} size={32} />
          <p>{name}</p>
        </div>
        <section class="entrance-card">
          <header class="entrance-header">
            {above}
            <h1 tabIndex={-1}>{title}</h1>
            {lead && <p class="quiet">{lead}</p>}
          </header>
          {children}
        </section>
        {start.value?.unreadPolicy.length || start.value?.notices.length ? <StartNotices /> : null}
        <footer class="entrance-foot">
          {foot}
          {signOutButton ??
            (session.value && <TextButton onClick={() => void signOut()}>{sessionText.signOut}</TextButton>)}
        </footer>
      </div>
    </main>
  )
}
