import { call, listen } from '../bridge.ts'
import { hasDrafts } from '../forms/drafts.ts'
import { askToLeave, lossOfWindow } from './leave-guard.ts'

/** The person has agreed to lose what is not saved. */
let agreed = false

/** What goes with the window; drafts wait for the person's return to their form. */
const lossOfClosing = () => lossOfWindow() ?? (hasDrafts() ? 'unsaved' : null)

/** Does what ends the page, asking first where something would be lost. `end` gives whether it will come to that. */
export async function leaveApp(end: () => Promise<boolean>): Promise<void> {
  const loss = lossOfClosing()
  if (loss !== null && !(await askToLeave(loss))) return
  agreed = true
  agreed = await end()
}

/** Refuses to be closed or loaded anew while that would lose something, and asks. Returns what stops that. */
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
