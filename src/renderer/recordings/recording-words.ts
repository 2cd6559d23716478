import { callText } from 'text:recordings'
import type { Recording } from '../../shared/recordings/recordings.ts'

type Party = Recording['caller']

/** The customer's own person and the other party; in a call between two of them the caller counts as the other. */
export const partiesOf = ({ direction, caller, callee }: Pick<Recording, 'direction' | 'caller' | 'callee'>) =>
  direction === 'outbound' ? { own: caller, other: callee } : { own: callee, other: caller }

/** A party's name, else the number, else that it is withheld. */
export const partyName = ({ name, number }: Party): string => name || number || callText.withheld

/** "Ada Fernandes (200)". */
export const personWithNumber = (party: Party): string =>
  party.name && party.number ? callText.person(party) : partyName(party)

/** "+44 7700 900123 → Ada Fernandes (200)". No line ends within a number. */
export const callTitle = ({ caller, callee }: Pick<Recording, 'caller' | 'callee'>): string =>
  callText.parties({ caller: personWithNumber(unbroken(caller)), callee: personWithNumber(unbroken(callee)) })

const unbroken = ({ name, number }: Party): Party => ({ name, number: number.replaceAll(' ', '\u00a0') })

/** "4:03", "1:00:07"; empty if unknown. */
export function lengthOf(seconds: number | null): string {
  if (seconds === null) return ''
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** What became of a call's sound, in a word or two; null if it can be heard. */
export function stateName({ state, unrecordedBecause }: Pick<Recording, 'state' | 'unrecordedBecause'>): string | null {
  const { states } = callText
  if (state === 'available') return null
  return state === 'none' && unrecordedBecause === 'unanswered' ? states.unanswered : states[state]
}
