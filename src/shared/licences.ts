import { z } from 'zod'

/** A package whose code is in the app; names and versions as npm has them. */
export const partSchema = z.strictObject({
  name: z.string().min(1).max(214),
  version: z.string().min(1).max(100),
  /** An SPDX expression, e.g. `MIT`. */
  licence: z.string().min(1).max(100),
})
export type Part = z.infer<typeof partSchema>

/** The texts that its licence wants handed on: the licence itself and the package's notices. */
export const licenceTextSchema = z.strictObject({ text: z.string().min(1).max(200_000) })

const mostParts = 500
export const partListSchema = z.strictObject({ parts: z.array(partSchema).max(mostParts) })

export const licensedPartSchema = partSchema.extend(licenceTextSchema.shape)
export type LicensedPart = z.infer<typeof licensedPartSchema>

/** The file that the build writes (scripts/licences) and main reads. */
export const licensedPartsSchema = z.array(licensedPartSchema).min(1).max(mostParts)
