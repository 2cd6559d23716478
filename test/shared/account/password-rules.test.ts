import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPassword, meetsPolicy, type PasswordRule } from '../../../src/shared/account/password-rules.ts'
import { anyPolicy, policyOf } from './password-policies.ts'

const broken = (...[policy, password]: Parameters<typeof checkPassword>): PasswordRule[] =>
  checkPassword(policy, password)
    .filter((result) => !result.met)
    .map((result) => result.rule)

describe('the checklist of a password policy', () => {
  test('lengths are met at exactly their limits and broken one beside them', () => {
    const policy = policyOf({ minLength: 8, maxLength: 12 })
    expect(broken(policy, 'x'.repeat(7))).toEqual(['too-short'])
    expect(broken(policy, 'x'.repeat(8))).toEqual([])
    expect(broken(policy, 'x'.repeat(12))).toEqual([])
    expect(broken(policy, 'x'.repeat(13))).toEqual(['too-long'])
  })

  test('a length counts code points, so one emoji is one', () => {
    const policy = policyOf({ minLength: 4, maxLength: 4 })
    expect(broken(policy, '🔑🔒🗝☎')).toEqual([])
    expect(broken(policy, '🔑🔒')).toEqual(['too-short'])
  })

  test('spaces at the ends count and nothing is normalised', () => {
    expect(broken(policyOf({ minLength: 4 }), ' ab ')).toEqual([])
    expect(broken(policyOf({ minLength: 2 }), 'é'.normalize('NFD'))).toEqual([])
    expect(broken(policyOf({ minLength: 2 }), 'é'.normalize('NFC'))).toEqual(['too-short'])
  })

  test('letters and digits: each that is missing is named', () => {
    const policy = policyOf({ required: ['letter', 'digit'] })
    expect(broken(policy, 'abc')).toEqual(['needs-digit'])
    expect(broken(policy, '123')).toEqual(['needs-letter'])
    expect(broken(policy, 'ü1')).toEqual([])
    expect(broken(policy, '!')).toEqual(['needs-letter', 'needs-digit'])
  })

  test('three of the four classes are enough for a policy of three, whichever they are', () => {
    const policy = policyOf({ minClasses: 3 })
    for (const good of ['aA1', 'aA!', 'a1!', 'A1!', 'aA1!']) expect(broken(policy, good)).toEqual([])
    for (const bad of ['aA', 'a1', '1!', 'aaa', 'a b']) expect(broken(policy, bad)).toEqual(['too-few-classes'])
  })

  test('a PIN takes ASCII digits and nothing else', () => {
    const policy = policyOf({ minLength: 4, maxLength: 4, digitsOnly: true })
    expect(broken(policy, '0123')).toEqual([])
    expect(broken(policy, '12 4')).toEqual(['digits-only'])
    expect(broken(policy, '١٢٣٤')).toEqual(['digits-only'])
  })

  test('no password stays in memory as the text that a pattern matched last', () => {
    const policy = policyOf({ digitsOnly: true, required: ['letter', 'lower', 'digit'], minClasses: 4 })
    for (const password of ['Correct-horse-1', '48151623']) {
      checkPassword(policy, password)
      expect(RegExp.input).not.toContain(password)
    }
  })

  test('the list is as long before typing as after, so nothing on the screen jumps', () => {
    fc.assert(
      fc.property(anyPolicy, fc.string({ unit: 'binary' }), (policy, password) => {
        const rules = (typed: string) => checkPassword(policy, typed).map((result) => result.rule)
        expect(rules(password)).toEqual(rules(''))
        expect(new Set(rules('')).size).toBe(rules('').length)
      }),
      { seed: 1 },
    )
  })

  test('a password is accepted only if no line of the list is unmet', () => {
    fc.assert(
      fc.property(anyPolicy, fc.string({ unit: 'binary' }), (policy, password) => {
        expect(meetsPolicy(policy, password)).toBe(broken(policy, password).length === 0)
      }),
      { seed: 2 },
    )
  })
})
