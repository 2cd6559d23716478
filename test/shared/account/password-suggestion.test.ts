import { randomBytes as nodeRandomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meetsPolicy } from '../../../src/shared/account/password-rules.ts'
import { suggestionAlphabet, suggestPassword } from '../../../src/shared/account/password-suggestion.ts'
import { anyPolicy, policyOf } from './password-policies.ts'

const randomBytes = (count: number) => new Uint8Array(nodeRandomBytes(count))

describe('a suggested password', () => {
  test('is accepted by whatever policy it was made for, and is 20 long where that allows it', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const password = suggestPassword(policy, randomBytes)
        if (password === null) return
        expect(meetsPolicy(policy, password)).toBe(true)
        expect(password.length).toBeGreaterThanOrEqual(Math.min(20, policy.maxLength))
        for (const sign of password) expect(suggestionAlphabet).toContain(sign)
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  test('is missing only where no password at all could meet the policy', () => {
    // One sign of each class, padded: if anything can meet a policy, one of these does.
    const candidates = ['2', 'a', 'A', '!', 'a2', 'A2', 'a!', 'A!', 'aA', '2!', 'aA2', 'aA!', 'a2!', 'A2!', 'aA2!']
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const possible = candidates.some((start) =>
          [policy.minLength, policy.maxLength].some((length) => meetsPolicy(policy, start.padEnd(length, start))),
        )
        expect(suggestPassword(policy, randomBytes) !== null).toBe(possible)
      }),
      { seed: 4, numRuns: 1000 },
    )
  })

  test('never holds a sign that is misread or that breaks a phone', () => {
    expect(suggestionAlphabet).toMatch(/^[A-Za-z0-9!*._-]+$/)
    expect(suggestionAlphabet).not.toMatch(/[0O1lI]/)
    expect(new Set(suggestionAlphabet).size).toBe(62)
  })

  test('favours no sign: every byte that counts maps to as many signs as every other', () => {
    // A source that gives each byte once: an even draw then gives each sign the same number of times.
    const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index)
    const length = 248
    const password = suggestPassword(policyOf({ minLength: length, maxLength: length }), () => everyByte) ?? ''
    const counts = new Map<string, number>()
    for (const sign of password) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    expect([...counts.values()]).toEqual(Array.from({ length: 62 }, () => 4))
  })

  test('is another one each time', () => {
    const made = Array.from({ length: 200 }, () => suggestPassword(policyOf({}), randomBytes))
    expect(new Set(made).size).toBe(200)
  })

  test('for a PIN is digits of exactly its length', () => {
    const pin = suggestPassword(policyOf({ minLength: 4, maxLength: 4, digitsOnly: true }), randomBytes)
    expect(pin).toMatch(/^[0-9]{4}$/)
  })
})
