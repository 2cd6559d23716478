import { z } from 'zod'

/** The character classes that a policy may require. */
export const characterClasses = ['lower', 'upper', 'digit', 'special'] as const
export type CharacterClass = (typeof characterClasses)[number]

/**
 * A portal's requirements for one secret. Lengths count Unicode code points. Nothing is trimmed or normalised before it
 * is checked (ASVS 5.0, 6.2.8).
 */
export const passwordPolicySchema = z
  .object({
    minLength: z.number().int().min(1).max(256).describe('The least length in Unicode code points.'),
    maxLength: z.number().int().min(1).max(1024).describe('The greatest length in Unicode code points.'),
    required: z
      .array(z.enum(['letter', ...characterClasses]))
      .max(50)
      .default([])
      .describe('Each of these must occur. `letter` is a letter of any script; the others are the four classes.'),
    minClasses: z
      .number()
      .int()
      .min(0)
      .max(4)
      .default(0)
      .describe('At least so many of the four classes `lower`, `upper`, `digit`, `special` must occur; 0 for none.'),
    digitsOnly: z.boolean().default(false).describe('Only the digits 0 to 9, as in a voicemail PIN.'),
    blocklist: z
      .boolean()
      .default(false)
      .describe('You refuse common passwords with the rule `common`; the client cannot check that, and says so.'),
  })
  .describe('What is asked of one secret. Nothing is trimmed or normalised before it is checked.')
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>
