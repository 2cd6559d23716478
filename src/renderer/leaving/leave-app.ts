import { call, listen } from '../bridge.ts'
import { hasDrafts } from '../forms/drafts.ts'
import { askToLeave, lossOfWindow } from './leave-guard.ts'

/** Whether the person has agreed to lose what is not saved. */
let agreed = false

/** What closing the window would lose; drafts are kept until the person returns to their form. */
const lossOfClosing = () => lossOfWindow() ?? (hasDrafts() ? 'unsaved' : null)

/** Calls `end`, which ends the page, asking first if something would be lost. `end` returns whether the page will really end. */
export async function leaveApp(end: () => Promise<boolean>): Promise<void> {
  const loss = lossOfClosing()
  if (loss !== null && !(await askToLeave(loss))) return
  agreed = true
  agreed = await end()
}

/** Prevents closing or reloading while that would lose something, and asks. Returns a function that stops this. */
export function startLeaving(): () => void {
  const refuse = (event: BeforeUnloadEvent) => {
    if (!agreed && lossOfClosing() !== null) event.preventDefault()
  }
  window.addEventListener('beforeunload', refuse)
  const stop = listen('app.leaving', () => void leaveApp(async () => (await call('app.leave', {})).ok))
  return () => {
    window.removeEventListener('beforeunload', refuse)
    stop()
  }
}
