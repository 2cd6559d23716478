import { signal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

/** What leaving would lose: unsaved text, or a password that is shown only once. */
export type Loss = 'unsaved' | 'shown-once'

/** The pending question whether to leave anyway; `LeaveDialog` shows it. */
export const leaveQuestion = signal<{ loss: Loss; answer: (leave: boolean) => void } | null>(null)

/** What leaving the page would lose, and what only closing the window would lose. */
const pageLosses = new Map<() => boolean, Loss>()
const windowLosses = new Map<() => boolean, Loss>()

const lossIn = (losses: ReadonlyMap<() => boolean, Loss>) => [...losses].find(([isLost]) => isLost())?.[1] ?? null

/** Whether this page has unsaved text, or something that is shown only once. */
export const isUnsaved = () => lossIn(pageLosses) !== null

/** Everything that closing the window would lose, including what leaving the page would lose. */
export const lossOfWindow = (): Loss | null => lossIn(windowLosses) ?? lossIn(pageLosses)

/** Makes closing the window ask while `isLost` returns true. Called once for each kind of loss, when its module is loaded. */
export function guardClosing(isLost: () => boolean, loss: Loss): void {
  windowLosses.set(isLost, loss)
}

/** Resolves with whether the page may be left: at once if nothing would be lost, else after asking the person. */
export async function mayLeave(): Promise<boolean> {
  const loss = lossIn(pageLosses)
  return loss === null || askToLeave(loss)
}

/** Asks whether to leave anyway; a question still pending is answered with no. */
export function askToLeave(loss: Loss): Promise<boolean> {
  return new Promise((resolve) => {
    leaveQuestion.peek()?.answer(false)
    leaveQuestion.value = {
      loss,
      answer: (leave) => {
        leaveQuestion.value = null
        resolve(leave)
      },
    }
  })
}

/** Asks before the person leaves this component's page while `isDirty`, the same function each time, returns true. */
export function useLeaveGuard(isDirty: () => boolean, loss: Loss = 'unsaved'): void {
  useLayoutEffect(() => {
    pageLosses.set(isDirty, loss)
    return () => {
      pageLosses.delete(isDirty)
      // The page was removed without being left, e.g. because the session ended, so there is nothing to ask.
      leaveQuestion.peek()?.answer(false)
    }
  }, [isDirty, loss])
}

/** Whether a dialog is open: the page behind it can be neither used nor left until it is closed. */
export const isDialogOpen = () => document.querySelector('dialog[open]') !== null
