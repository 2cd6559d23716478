import type { PasswordLimits } from './password-rules.ts'
import { meetsPolicy } from './password-rules.ts'

/**
 * What suggestions are made of: nothing that is mistaken for something else on paper (0 O 1 l I),
 * and no sign that a phone's configuration format or SIP stack is known to stumble over.
 */
export const suggestionAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!*.-_'
const digits = '23456789'

/** Twenty signs of this alphabet carry 119 bits, out of reach of guessing even at a stolen list. */
const usualLength = 20

/**
 * A random password that the policy accepts, 20 signs long or as near as the policy allows; every
 * acceptable one of that length is equally likely. Null where the policy accepts none at all.
 * `randomBytes` gives that many bytes of cryptographic randomness.
 */
export function suggestPassword(
  policy: PasswordLimits,
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>,
): string | null {
  const length = Math.min(Math.max(usualLength, policy.minLength), policy.maxLength)
  if (!canBeMet(policy, length)) return null
  const alphabet = policy.digitsOnly ? digits : suggestionAlphabet
  // Drawing again until one fits keeps the choice even; repairing a misfit would not.
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
  // Bytes past the last whole multiple are dropped: the remainder alone would favour the first signs.
  const usable = 256 - (256 % alphabet.length)
  let password = ''
  while (password.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < usable && password.length < length) password += alphabet.charAt(byte % alphabet.length)
    }
  }
  return password
}
