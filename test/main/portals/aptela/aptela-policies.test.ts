import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aptelaCapabilities } from '../../../../src/main/portals/aptela/aptela-adapter.ts'
import type { PasswordPolicy } from '../../../../src/shared/account/password-policy.ts'
import { meetsPolicy } from '../../../../src/shared/account/password-rules.ts'
import { suggestPassword } from '../../../../src/shared/account/password-suggestion.ts'
import { brokenRules } from '../../../portal/security/password-check.ts'

const { password, voicemailPin, operatorPassword } = aptelaCapabilities.account ?? {}
const policies: [string, PasswordPolicy | null | undefined][] = [
  ['login password', password],
  ['operator’s password', operatorPassword],
  ['voicemail PIN', voicemailPin],
]
const given = (policy: PasswordPolicy | null | undefined) => policy ?? expect.unreachable()

/** What people type, and what they should not: digits of other scripts, spaces, signs, emoji. */
const typed = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'abcXYZ0123456789 -!é٣４🔑'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 80,
})
const pinLike = fc.string({ unit: fc.constantFrom(...'0123456789', '٣', '４', ' '), maxLength: 6 })

describe('the policies of an Aptela portal', () => {
  test('a voicemail PIN is exactly four digits, and every such number is one', () => {
    fc.assert(
      fc.property(fc.oneof(pinLike, typed), (pin) => {
        expect(meetsPolicy(given(voicemailPin), pin)).toBe(/^[0-9]{4}$/.test(pin))
      }),
      { seed: 31, numRuns: 2_000 },
    )
    for (let number = 0; number < 10_000; number++) {
      expect(meetsPolicy(given(voicemailPin), String(number).padStart(4, '0'))).toBe(true)
    }
  })

  test('a login password has letters and digits, whatever else is in it', () => {
    fc.assert(
      fc.property(typed, (candidate) => {
        const length = [...candidate].length
        const good = /\p{L}/u.test(candidate) && /[0-9]/.test(candidate) && length >= 8 && length <= 64
        expect(meetsPolicy(given(password), candidate)).toBe(good)
      }),
      { seed: 32, numRuns: 2_000 },
    )
  })

  test.each(policies)('what the checklist ticks for the %s, the portal takes, and nothing else', (_, policy) => {
    fc.assert(
      fc.property(fc.oneof(pinLike, typed), (candidate) => {
        expect(brokenRules(given(policy), candidate).length === 0).toBe(meetsPolicy(given(policy), candidate))
      }),
      { seed: 33, numRuns: 1_000 },
    )
  })

  test.each(policies.slice(0, 2))('a suggestion for the %s always meets its policy', (_, policy) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (bytes) => {
        const random = (count: number) => Uint8Array.from({ length: count }, () => bytes.next().value ?? 0)
        expect(meetsPolicy(given(policy), suggestPassword(given(policy), random) ?? '')).toBe(true)
      }),
      { seed: 34 },
    )
  })
})
