import { recordingDeletionText } from 'text:recording-care'
import type { Recording } from '../../../shared/recordings/recordings.ts'
import { plainDigits } from '../../../shared/text/typed-text.ts'

/** What a person types to confirm that a recording is to be deleted. */
export interface Confirmation {
  label: string
  /** What is wrong with what was typed; null if it confirms. */
  objection(typed: string): string | null
}

const digitsOf = (text: string) => plainDigits(text).replace(/\D/g, '')

/** The last digits of the number outside the company, else of the other one; a word where no number is known. */
export function confirmationOf({ direction, caller, callee }: Recording): Confirmation {
  const { confirmation } = recordingDeletionText
  const parties = direction === 'inbound' ? [caller, callee] : [callee, caller]
  const number = parties.map((party) => party.number).find((candidate) => digitsOf(candidate) !== '')
  if (number === undefined) {
    const word = confirmation.deleteWord
    const isWord = (typed: string) => typed.trim().toLocaleUpperCase() === word.toLocaleUpperCase()
    return {
      label: confirmation.word({ word }),
      objection: (typed) => (isWord(typed) ? null : confirmation.wrongWord({ word })),
    }
  }
  const all = digitsOf(number)
  const last = all.slice(-4)
  const isShort = all.length < 5
  return {
    label: isShort ? confirmation.number({ number }) : confirmation.lastDigits({ count: last.length, number }),
    objection(typed) {
      if (digitsOf(typed) === last) return null
      return isShort ? confirmation.wrongNumber : confirmation.wrongDigits({ count: last.length })
    },
  }
}
