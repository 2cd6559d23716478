import type { PasswordLimits } from './password-rules.ts'
import { meetsPolicy } from './password-rules.ts'

/**
 * The characters of suggestions: none that are easily confused on paper (0 O 1 l I), and none that a phone's
 * configuration format or SIP stack is known to mishandle.
 */
export const suggestionAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!*.-_'
const digits = '23456789'

/** Twenty characters of this alphabet carry 119 bits, too many to guess even from stolen hashes. */
const usualLength = 20

/**
 * A random password that the policy accepts, 20 characters long or as close as the policy allows; every acceptable one
 * of that length is equally likely. Null if the policy accepts none. `randomBytes` returns that many cryptographically
 * random bytes.
 */
export function suggestPassword(
  policy: PasswordLimits,
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>,
): string | null {
  const length = Math.min(Math.max(usualLength, policy.minLength), policy.maxLength)
  if (!canBeMet(policy, length)) return null
  const alphabet = policy.digitsOnly ? digits : suggestionAlphabet
  // Rejection sampling keeps the distribution uniform; repairing a password that breaks the policy would not.
  for (;;) {
    const password = draw(alphabet, length, randomBytes)
    if (meetsPolicy(policy, password)) return password
  }
}

function canBeMet(policy: PasswordLimits, length: number): boolean {
  if (length < policy.minLength) return false
  const required = new Set(policy.required)
  if (policy.digitsOnly) return policy.minClasses <= 1 && [...required].every((needed) => needed === 'digit')
  if (required.has('lower') || required.has('upper')) required.delete('letter')
  return Math.max(required.size, policy.minClasses) <= length
}

function draw(alphabet: string, length: number, randomBytes: (count: number) => Uint8Array<ArrayBuffer>): string {
  // Bytes past the last whole multiple are dropped: otherwise the first characters would be more likely.
  const usable = 256 - (256 % alphabet.length)
  let password = ''
  while (password.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < usable && password.length < length) password += alphabet.charAt(byte % alphabet.length)
    }
  }
  return password
}
