import { z } from 'zod'

/** The classes of characters a policy may ask for. */
export const characterClasses = ['lower', 'upper', 'digit', 'special'] as const
export type CharacterClass = (typeof characterClasses)[number]

/**
 * What a portal asks of one secret. Lengths count Unicode code points.
 * Nothing is trimmed or normalised before it is checked (ASVS 5.0, 6.2.8).
 */
export const passwordPolicySchema = z.object({
  minLength: z.number().int().min(1).max(256),
  maxLength: z.number().int().min(1).max(1024),
  /** Every one of these classes must occur (Aptela: letters and digits). */
  required: z
    .array(z.enum(['letter', ...characterClasses]))
    .max(5)
    .default([]),
  /** At least this many of the four classes must occur (Exotel: 3). 0 for none. */
  minClasses: z.number().int().min(0).max(4).default(0),
  /** Only digits, as a voicemail PIN. */
  digitsOnly: z.boolean().default(false),
  /** The portal refuses passwords from a list of common ones; the client cannot check that. */
  blocklist: z.boolean().default(false),
})
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>
