import { computed, signal } from '@preact/signals'
import type { Start } from '../../shared/app/app.ts'
import type { Portal, PortalProfile } from '../../shared/connections/portal.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Permission, Session, SessionEnd } from '../../shared/session/session.ts'
import type { Preferences } from '../../shared/settings/settings.ts'
import { correctDraft, forgetDrafts, forgetWayIn, keepDrafts } from '../forms/drafts.ts'

/** What the app knew at start; null until main has answered. */
export const start = signal<Start | null>(null)

export const preferences = signal<Preferences>({
  language: 'system',
  theme: 'system',
  lockAfterMinutes: 15,
  contentProtection: false,
})

/** The portal in use, known before it has answered; null on the first run. */
export const profile = signal<PortalProfile | null>(null)

/** The portal in use and what it can do; null until it has answered. */
export const portal = signal<Portal | null>(null)

/** What that portal can do; null until it has answered. */
export const capabilities = computed(() => portal.value?.capabilities ?? null)

/** Who is signed in. */
export const session = signal<Session | null>(null)

/** Whether this account has a permission; false while nobody is signed in. */
export const may = (permission: Permission) => session.value?.permissions.includes(permission) === true

/** Whether the portal answered the last request, as main sees it. */
export const online = signal(true)

/** Why the last session ended; shown on the sign-in card. */
export const endReason = signal<SessionEnd | null>(null)

/** What the last sign-out could not do, e.g. end the session at the portal. */
export const signOutError = signal<AppError | null>(null)

/** What a recovery has just achieved; shown on the sign-in card. */
export const recovered = signal<'password' | 'email' | null>(null)

/** What the sign-in card fills in again: the fields that the portal marks `remember`. Never a secret. */
export const remembered = signal<Readonly<Record<string, string>>>({})

/** Whether the person chose to stay signed in at the last sign-in. */
export const keepsSignedIn = signal(false)

/** The username typed on the sign-in card, for a person who continues to Forgot Password. */
export const typedUsername = signal('')

/** Whether the person chose to stay signed in, but the sign-in could not be kept. */
export const notKept = signal(false)

/** Whether the person chose "Later" when asked to replace a temporary password. */
export const passwordChangePutOff = signal(false)

/** Whether a temporary password has to be replaced before anything else is shown. */
export const mustChangePassword = computed(() => {
  const change = session.value?.passwordChange
  return change === 'required' || (change === 'advised' && !passwordChangePutOff.value)
})

/** The name to show for the portal. */
export const portalName = computed(() => profile.value?.name ?? '')

/** The addresses of the marks that can be shown, by the portal's origin. */
export const marks = signal<Readonly<Record<string, string>>>({})

/** The mark to show beside that name; the app's own where no portal has been chosen. */
export const portalMark = computed(() => (profile.value ? marks.value[profile.value.url] : '/mark.svg'))

/**
 * Counts the switches between accounts. Answers to calls made before the last switch belong to an account
 * that is no longer on the screen.
 */
export const accountSwitches = signal(0)

/** Changes with every account and with every session. */
export const sessionKey = computed(() => `${accountSwitches.value} ${session.value !== null}`)

let lastUsername: string | null = null

/** Makes the sign-in card fill in this username, even if another one was typed before. */
export function rememberUsername(username: string): void {
  remembered.value = { ...remembered.peek(), username }
  correctDraft('sign-in', { username })
}

/** Enters a session. Drafts of another person are cleared. */
export function beginSession(next: Session): void {
  if (lastUsername !== null && lastUsername !== next.username) forgetDrafts()
  forgetWayIn()
  lastUsername = next.username
  recovered.value = null
  endReason.value = null
  signOutError.value = null
  passwordChangePutOff.value = false
  session.value = next
}

/** Leaves the session. If it expired, the route and the drafts are kept for the person's return. */
export function endSession(reason: SessionEnd): void {
  if (session.peek() === null) return
  if (reason === 'signed-out') forgetDrafts()
  else keepDrafts()
  endReason.value = reason
  notKept.value = false
  session.value = null
}

/** Sets the portal in use, or none. */
export function enterPortal(next: Portal | null): void {
  portal.value = next
  profile.value = next?.profile ?? null
}

/** Leaves an account: nothing of it stays on the screen or in a form, and answers to its calls are dropped from now on. */
export function leaveAccount(): void {
  accountSwitches.value++
  forgetDrafts()
  lastUsername = null
  typedUsername.value = ''
  recovered.value = null
  endReason.value = null
  signOutError.value = null
  notKept.value = false
  passwordChangePutOff.value = false
  online.value = true
  session.value = null
  portal.value = null
}
