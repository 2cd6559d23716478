import { describe, expect, test } from 'vitest'
import { describeCrackTime, describeWeakness } from '../../../src/renderer/account/describe-password.ts'
import { estimate } from '../../../src/renderer/account/estimator.ts'

describe('the strength of a password', () => {
  test('is honest about passwords that meet many a policy but are guessed first', () => {
    for (const weak of ['Password1!', 'Summer2024!', 'qwertyuiop', 'aaaaaaaaaaaaaaaaaaaa']) {
      expect(estimate(weak, []).score, weak).toBeLessThanOrEqual(2)
    }
  })

  test('is full for a random password and for unusual words', () => {
    expect(estimate('Xk9-vTq!mP.r7sWc_Z3n', []).score).toBe(4)
    expect(estimate('gravel umbrella tenor fossil', []).score).toBe(4)
  })

  test('is low for the person’s own name and address', () => {
    const about = ['Siobhan Nakamura', 'siobhan.nakamura@example.test']
    const own = 'siobhan.nakamura@example.test'
    expect(estimate(own, about).score).toBeLessThan(estimate(own, []).score)
    expect(estimate(own, about).score).toBeLessThanOrEqual(1)
  })

  test('is judged without leaving the password in memory as the text that a pattern matched last', () => {
    estimate('Summer2024!', [])
    expect(RegExp.input).not.toContain('Summer')
  })

  test('has words for every weakness it can name', () => {
    for (const password of [
      'password',
      'qwertyuiop',
      'aaaaaaaa',
      'abcdefgh',
      'anna',
      '2004',
      '13.05.1987',
      'batman12',
    ]) {
      const { weakness } = estimate(password, [])
      if (weakness !== null) expect(describeWeakness(weakness), weakness).toBeTypeOf('string')
    }
  })

  test('is told in times a person can imagine', () => {
    expect(describeCrackTime(0.02)).toContain(' in less than a second from ')
    expect(describeCrackTime(1)).toContain(' in about 1 second from ')
    expect(describeCrackTime(7200)).toContain(' in about 2 hours from ')
    expect(describeCrackTime(86_400 * 45)).toContain(' in about 1 month from ')
    expect(describeCrackTime(31_557_600 * 99.9)).toContain(' in about 99 years from ')
    expect(describeCrackTime(1e15)).toContain('It would take centuries to guess')
  })
})
