import type { PasswordPolicy } from '../../../src/shared/account/password-policy.ts'

/**
 * The portal's own reading of a policy. Written apart from the client's, so that each tests the other.
 */
const patterns = {
  letter: /\p{L}/u,
  lower: /\p{Ll}/u,
  upper: /\p{Lu}/u,
  digit: /[0-9]/,
  special: /[^\p{L}\p{N}\s]/u,
}

/** A taste of the lists that portals in service use (NIST SP 800-63B, 3.1.1.2). */
const common = new Set(
  ['1234567890', '12345678910', '123456789012', 'qwertyuiop', 'qwerty12345', 'password12', 'password123']
    .concat(['passwordpassword', 'iloveyou12', 'administrator', 'letmein123', 'welcome123', 'changeme123'])
    .concat(['northwind1', 'callrecord', 'telephone1']),
)

/** The rules that a new password breaks, in the words of `validation` problems. */
export function brokenRules(policy: PasswordPolicy, password: string): string[] {
  const length = Array.from(password).length
  const { lower, upper, digit, special } = patterns
  const classes = [lower, upper, digit, special].filter((pattern) => pattern.test(password)).length
  const broken: string[] = []
  if (length < policy.minLength) broken.push('too-short')
  if (length > policy.maxLength) broken.push('too-long')
  if (policy.digitsOnly && !/^[0-9]*$/.test(password)) broken.push('digits-only')
  for (const needed of policy.required) if (!patterns[needed].test(password)) broken.push(`needs-${needed}`)
  if (classes < policy.minClasses) broken.push('too-few-classes')
  if (policy.blocklist && common.has(password.toLowerCase())) broken.push('common')
  return broken
}
