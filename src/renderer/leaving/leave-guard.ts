import { signal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

/** What leaving would lose: text that was typed and not saved, or a password that is shown this once. */
export type Loss = 'unsaved' | 'shown-once'

/** The question whether to leave all the same, which waits for an answer; `LeaveDialog` shows it. */
export const leaveQuestion = signal<{ loss: Loss; answer: (leave: boolean) => void } | null>(null)

/** What would be lost with the page on the screen, and what only with the whole window. */
const pageLosses = new Map<() => boolean, Loss>()
const windowLosses = new Map<() => boolean, Loss>()

const lossIn = (losses: ReadonlyMap<() => boolean, Loss>) => [...losses].find(([isLost]) => isLost())?.[1] ?? null

/** Something was typed on this page and not saved, or is shown on it this once. */
export const isUnsaved = () => lossIn(pageLosses) !== null

/** What would be lost with the window: what is guarded for that, and what leaving the page would lose. */
export const lossOfWindow = (): Loss | null => lossIn(windowLosses) ?? lossIn(pageLosses)

/** Has closing the window ask while `isLost` gives true. Called once for each loss, when its module is loaded. */
export function guardClosing(isLost: () => boolean, loss: Loss): void {
  windowLosses.set(isLost, loss)
}

/** Whether the person may leave the page: at once when nothing is lost, else they are asked. */
export async function mayLeave(): Promise<boolean> {
  const loss = lossIn(pageLosses)
  return loss === null || askToLeave(loss)
}

/** Asks whether to leave all the same; a question that still waits is answered with no. */
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

/** Asks before the person leaves this component's page while `isDirty`, the same function each time, gives true. */
export function useLeaveGuard(isDirty: () => boolean, loss: Loss = 'unsaved'): void {
  useLayoutEffect(() => {
    pageLosses.set(isDirty, loss)
    return () => {
      pageLosses.delete(isDirty)
      // The page went without being left, as when the session ended: nothing is left to ask about.
      leaveQuestion.peek()?.answer(false)
    }
  }, [isDirty, loss])
}

/** Whether a dialog is open: what is behind it can be neither used nor left until it is closed. */
export const isDialogOpen = () => document.querySelector('dialog[open]') !== null
