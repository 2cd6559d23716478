import { signal } from '@preact/signals'

/** The pending question for the password; `ReauthenticateDialog` shows it. */
export const reauthenticationQuestion = signal<{ answer: (proved: boolean) => void } | null>(null)

let waiting: Promise<boolean> | null = null

/** Asks for the password; resolves with whether the person reauthenticated. Calls made meanwhile share the one question. */
export function askToReauthenticate(): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    reauthenticationQuestion.value = {
      answer: (proved) => {
        reauthenticationQuestion.value = null
        waiting = null
        resolve(proved)
      },
    }
  })
  return waiting
}
