import { signal } from '@preact/signals'

/** The question for the password that waits for an answer; `ProofDialog` shows it. */
export const proofQuestion = signal<{ answer: (proved: boolean) => void } | null>(null)

let waiting: Promise<boolean> | null = null

/** Asks for the password and gives whether it was proved. Calls that come meanwhile share the one question. */
export function askForProof(): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    proofQuestion.value = {
      answer: (proved) => {
        proofQuestion.value = null
        waiting = null
        resolve(proved)
      },
    }
  })
  return waiting
}
