import { signal } from '@preact/signals'

/** The question for the password that waits for an answer; `ReauthenticateDialog` shows it. */
export const reauthenticationQuestion = signal<{ answer: (proved: boolean) => void } | null>(null)

let waiting: Promise<boolean> | null = null

/** Asks for the password and gives whether it was proved. Calls that come meanwhile share the one question. */
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
