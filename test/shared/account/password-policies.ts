import * as fc from 'fast-check'
import { characterClasses, type PasswordPolicy } from '../../../src/shared/account/password-policy.ts'

/** A policy that asks for nothing but what is given. */
export function policyOf(policy: Partial<PasswordPolicy>): PasswordPolicy {
  return {
    minLength: 1,
    maxLength: 128,
    required: [],
    minClasses: 0,
    digitsOnly: false,
    blocklist: false,
    ...policy,
  }
}

/** Every policy the schema lets through, those that contradict themselves included. */
export const anyPolicy: fc.Arbitrary<PasswordPolicy> = fc.record({
  minLength: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 256 })),
  maxLength: fc.oneof(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 1024 })),
  required: fc.subarray<'letter' | (typeof characterClasses)[number]>(['letter', ...characterClasses]),
  minClasses: fc.integer({ min: 0, max: 4 }),
  digitsOnly: fc.boolean(),
  blocklist: fc.boolean(),
})
