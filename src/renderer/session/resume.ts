import { computed, signal } from '@preact/signals'
import type { InUse } from '../../shared/connections/connections.ts'
import type { AppError } from '../../shared/errors.ts'
import { call, listen } from '../bridge.ts'
import {
  accountSwitches,
  beginSession,
  endSession,
  enterPortal,
  keepsSignedIn,
  leaveAccount,
  marks,
  online,
  portal,
  preferences,
  profile,
  remembered,
  session,
  start,
} from './session-state.ts'

/** Whether the app is reading what the portal can do, and restoring a kept sign-in. */
export const resuming = signal(false)

/** Why that failed. */
export const resumeError = signal<AppError | null>(null)

/** Errors that go away when the network works again or lets the person through: a guest network answers in place of the portal. */
const passing: ReadonlySet<AppError['code']> = new Set([
  'offline',
  'timeout',
  'portal-unavailable',
  'portal-unexpected',
  'not-a-portal',
  'tls-untrusted',
  'proxy-auth',
])

/** Whether an error is one of them. */
export const isPassing = ({ code }: AppError) => passing.has(code)

/** Whether the portal could not be reached to sign the person in again. */
export const unreachable = computed(() => resumeError.value !== null && isPassing(resumeError.value))

/** Why the app's own start state could not be read. */
export const startError = signal<AppError | null>(null)

/** Whether a kept sign-in has still to be restored. */
export const kept = signal(false)

/** Reads what the first screen needs and listens to main's events. Called once. */
export async function startApp(): Promise<void> {
  listen('session.ended', ({ reason }) => endSession(reason))
  listen('connection.changed', (connection) => {
    online.value = connection.online
    if (connection.online && resumeError.peek()) void resume()
  })
  listen('portal.marked', ({ url, mark }) => {
    marks.value = { ...marks.peek(), [url]: mark }
  })
  listen('policy.changed', () => void followPolicy())
  listen('settings.saved', ({ saved }) => noteSaved(saved))
  const result = await call('app.start', {})
  if (!result.ok) {
    startError.value = result.error
    return
  }
  preferences.value = result.value.preferences
  marks.value = { ...Object.fromEntries(result.value.marks.map(({ url, mark }) => [url, mark])), ...marks.peek() }
  const entering = enter(result.value)
  start.value = result.value
  if (!settingsSaved) noteSaved(false)
  await entering
}

/** Whether the settings file could last be written; the event may arrive before the start state has been read. */
let settingsSaved = true

/** Shows above every page that changes last only for this run, until the file can be written. */
function noteSaved(saved: boolean): void {
  settingsSaved = saved
  const shown = start.peek()
  if (!shown) return
  const others = shown.notices.filter((notice) => notice !== 'settings-unwritable')
  start.value = { ...shown, notices: saved ? others : [...others, 'settings-unwritable'] }
}

/** Shows the organisation's new policy, which main has already applied. */
async function followPolicy(): Promise<void> {
  const [again, current] = await Promise.all([
    call('app.start', {}),
    portal.peek() ? call('portal.current', {}) : undefined,
  ])
  if (again.ok) {
    preferences.value = again.value.preferences
    start.value = { ...again.value, notices: start.peek()?.notices ?? [] }
    // The only portal that policy allows may be another one.
    if (again.value.profile?.url !== profile.peek()?.url) return enter(again.value)
  }
  if (current?.ok) enterPortal(current.value)
}

/** Switches to an account, or to none, clearing everything of the previous one. */
export async function enter(next: InUse): Promise<void> {
  leaveAccount()
  online.value = next.online
  resuming.value = false
  resumeError.value = null
  kept.value = next.kept
  remembered.value = next.remembered
  keepsSignedIn.value = next.keepsSignedIn
  profile.value = next.profile
  if (next.profile) await resume()
}

/**
 * Asks the portal what it can do and restores the kept sign-in, if there is one. With `quiet`, the previous error stays
 * on the screen until this attempt has ended.
 */
export async function resume({ quiet = false } = {}): Promise<void> {
  if (resuming.peek() || session.peek()) return
  resuming.value = true
  if (!quiet) resumeError.value = null
  const switches = accountSwitches.peek()
  const [current, restored] = await Promise.all([
    call('portal.current', {}),
    kept.peek() ? call('session.restore', {}) : { ok: true as const, value: null },
  ])
  if (switches !== accountSwitches.peek()) return
  if (current.ok) enterPortal(current.value)
  if (!current.ok) resumeError.value = current.error
  else if (!restored.ok) resumeError.value = restored.error
  else {
    resumeError.value = null
    kept.value = false
    if (restored.value) beginSession(restored.value)
  }
  resuming.value = false
}
