import { computed, signal } from '@preact/signals'
import type { Portal, Start } from '../../shared/bridge.ts'
import type { Session, SessionEnd } from '../../shared/session.ts'
import { forgetDrafts, keepDrafts } from './drafts.ts'

/** What the app knew at its start; null until main has answered. */
export const start = signal<Start | null>(null)

/** The active portal and what it can do; null until it is known. */
export const portal = signal<Portal | null>(null)

/** Who is signed in. */
export const session = signal<Session | null>(null)

/** Whether this computer is connected, as main sees it. */
export const online = signal(true)

/** Why the last session ended; shown on the sign-in card. */
export const endReason = signal<SessionEnd | null>(null)

/** The person chose "Later" when asked to replace a temporary password. */
export const passwordChangePutOff = signal(false)

/** The name to show for the portal, known before the portal has answered. */
export const portalName = computed(() => portal.value?.profile.name ?? start.value?.profile?.name ?? '')

let lastUsername: string | null = null

/** Enters a session. What another person had typed is forgotten. */
export function beginSession(next: Session): void {
  if (lastUsername !== null && lastUsername !== next.username) forgetDrafts()
  lastUsername = next.username
  endReason.value = null
  passwordChangePutOff.value = false
  session.value = next
}

/** Leaves the session. When it ended by itself, the route and what was typed are kept for the person's return. */
export function endSession(reason: SessionEnd): void {
  if (session.peek() === null) return
  if (reason === 'signed-out') forgetDrafts()
  else keepDrafts()
  endReason.value = reason
  session.value = null
}
