import { signal } from '@preact/signals'
import { call, listen } from '../bridge.ts'
import { keepDrafts } from '../forms/drafts.ts'
import { reauthenticationQuestion } from '../session/reauthenticate.ts'
import { enter, resuming } from '../session/resume.ts'
import { session } from '../session/session-state.ts'

/** The app is closed until the person proves who they are. */
export const locked = signal(false)

/** Asks main to lock; it answers by the event. */
export const lockApp = () => call('session.lock', {})

/** Follows main. What is typed is kept for the return, passwords excepted; every dialog goes. Called once. */
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

/** The lock is about an account that is not on the screen, where another one was being added or the portal is silent. */
async function enterLocked(): Promise<void> {
  const start = await call('app.start', {})
  if (start.ok) await enter(start.value)
}
