import { signal } from '@preact/signals'
import { call, listen } from '../bridge.ts'
import { keepDrafts } from '../forms/drafts.ts'
import { reauthenticationQuestion } from '../session/reauthenticate.ts'
import { enter, resuming } from '../session/resume.ts'
import { session } from '../session/session-state.ts'

/** Whether the app is locked. */
export const locked = signal(false)

/** Asks main to lock; main confirms with the event. */
export const lockApp = () => call('session.lock', {})

/** Follows main's lock state. What was typed is kept, except for passwords; every dialog closes. Called once. */
export function startLock(): () => void {
  return listen('session.locked', (event) => {
    if (event.locked) {
      keepDrafts()
      reauthenticationQuestion.peek()?.answer(false)
    }
    locked.value = event.locked
    if (event.locked && !session.peek() && !resuming.peek()) void enterLocked()
  })
}

/** Whether the lock belongs to an account that is not on the screen, because another one was being added or the portal does not answer. */
async function enterLocked(): Promise<void> {
  const start = await call('app.start', {})
  if (start.ok) await enter(start.value)
}
