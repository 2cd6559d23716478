import { passwordRuleText, passwordText } from 'text:account'
import type { RuleResult } from '../../shared/account/password-rules.ts'

/** One line of the live checklist. */
export function describeRule({ rule, limit = 0 }: RuleResult): string {
  const text = passwordRuleText[rule]
  return typeof text === 'string' ? text : text({ limit })
}

const weaknesses = new Map<string, string>(Object.entries(passwordText.weakness))

/** What zxcvbn found, as its translation key; null for nothing in particular. */
export const describeWeakness = (weakness: string | null): string | undefined => weaknesses.get(weakness ?? '')

const scales = [
  { unit: 'second', seconds: 1 },
  { unit: 'minute', seconds: 60 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'year', seconds: 31_557_600 },
] as const

/** How long guessing takes, rounded down to the accuracy of the estimate. */
export function describeCrackTime(seconds: number): string {
  const text = passwordText.crackTime
  if (seconds < 1) return text.moment
  const scale = scales.findLast((candidate) => seconds >= candidate.seconds) ?? scales[0]
  const count = Math.floor(seconds / scale.seconds)
  return scale.unit === 'year' && count >= 100 ? text.centuries : text[scale.unit]({ count })
}
