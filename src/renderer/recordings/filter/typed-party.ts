import type { RecordingFilter } from '../../../shared/recordings/recordings.ts'
import { plainDigits, trimUnseen } from '../../../shared/text/typed-text.ts'

type PartyFilter = Pick<RecordingFilter, 'party' | 'text'>

/** Country codes of one and of two digits (ITU-T E.164, list of assigned codes); all others have three. */
const countryCode = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/** Shorter ones are whole extensions; longer ones may begin with a trunk prefix, and fewer digits are the last of a number. */
const longestExtension = 3
const leastNational = 8

/**
 * What the portal is asked for what a person typed: a number in any form by its last digits, so that +44 1632 960123,
 * 0044…, 01632-960123 and 0123 find it however the portal writes it; anything else as a part of a name or an extension.
 * Null if the portal has no filter for it.
 */
export function partyFilterOf(typed: string, offered: readonly string[]): PartyFilter | null {
  const text = trimUnseen(typed).slice(0, 100)
  if (text === '') return {}
  const digits = digitsOf(text)
  const mayText = offered.includes('text')
  if (digits !== null && offered.includes('party') && !(digits.length <= longestExtension && mayText)) {
    return { party: digits }
  }
  return mayText ? { text: digits ?? text } : null
}

/** The digits that end a number, however it is written; null for what is no number. */
function digitsOf(text: string): string | null {
  const plain = plainDigits(text)
    .replace(/^tel:/i, '')
    .replace(/\(0\)/g, '')
    .replace(/[\s()./\p{Pd}\u2212]/gu, '')
  const [, plus, typed] = /^(\+)?(\d+)$/.exec(plain) ?? []
  if (typed === undefined) return null
  const isWhole = plus !== undefined || typed.length >= leastNational
  if (!isWhole) return typed
  const isInternational = plus !== undefined || typed.startsWith('00')
  const digits = plus === undefined ? typed.replace(/^00/, '') : typed
  const national = (isInternational ? digits.replace(countryCodeOf(digits), '') : digits).replace(/^0+/, '')
  return (national || digits).slice(-30)
}

const countryCodeOf = (digits: string) => countryCode.exec(digits)?.[0] ?? digits.slice(0, 3)
