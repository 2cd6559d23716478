import type { CharacterClass, PasswordPolicy } from './password-policy.ts'

/** The part of a policy that can be checked here. */
export type PasswordLimits = Omit<PasswordPolicy, 'blocklist'>

/**
 * The rules that a password can break. The names are those of the portal's `validation` problems, so that a rule has
 * the same sentence wherever it was checked.
 */
export type PasswordRule =
  | 'too-short'
  | 'too-long'
  | 'digits-only'
  | `needs-${'letter' | CharacterClass}`
  | 'too-few-classes'

/** One line of the live checklist. */
export interface RuleResult {
  rule: PasswordRule
  met: boolean
  /** What the rule counts: code points for the two lengths, classes for `too-few-classes`; else absent. */
  limit?: number
}

/** Each matches a single character. */
const classPatterns: Record<CharacterClass, RegExp> = {
  lower: /\p{Ll}/u,
  upper: /\p{Lu}/u,
  digit: /[0-9]/,
  special: /[^\p{L}\p{N}\s]/u,
}

/**
 * Whether a pattern matches a character of the password. It is never run on the whole password, because the last
 * matched text stays in memory as `RegExp.input` until another match.
 */
const has = (password: string, pattern: RegExp) => [...password].some((sign) => pattern.test(sign))

/**
 * Which of the four classes occur. Letters of every script count; a digit is 0 to 9, and white
 * space is in no class, because portals differ on both and a green tick must not mislead.
 */
function classesIn(password: string): number {
  return Object.values(classPatterns).filter((pattern) => has(password, pattern)).length
}

/**
 * Checks a password against everything in the policy that can be checked here, in the order a
 * person should read it. Lengths count Unicode code points; nothing is trimmed or normalised
 * (ASVS 5.0, 6.2.8). A common password can still be refused by the portal (`blocklist`).
 */
export function checkPassword(policy: PasswordLimits, password: string): RuleResult[] {
  const length = [...password].length
  const results: RuleResult[] = [{ rule: 'too-short', met: length >= policy.minLength, limit: policy.minLength }]
  results.push({ rule: 'too-long', met: length <= policy.maxLength, limit: policy.maxLength })
  if (policy.digitsOnly) results.push({ rule: 'digits-only', met: password !== '' && !has(password, /[^0-9]/) })
  for (const needed of new Set(policy.required)) {
    const pattern = needed === 'letter' ? /\p{L}/u : classPatterns[needed]
    results.push({ rule: `needs-${needed}`, met: has(password, pattern) })
  }
  if (policy.minClasses > 0) {
    results.push({ rule: 'too-few-classes', met: classesIn(password) >= policy.minClasses, limit: policy.minClasses })
  }
  return results
}

/** Whether the password breaks none of the policy's rules. */
export function meetsPolicy(policy: PasswordLimits, password: string): boolean {
  return checkPassword(policy, password).every((result) => result.met)
}
