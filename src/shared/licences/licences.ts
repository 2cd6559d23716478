import { z } from 'zod'

/** A package whose code is in the app; name and version as on npm. */
export const componentSchema = z.strictObject({
  name: z.string().min(1).max(214),
  version: z.string().min(1).max(100),
  /** An SPDX expression, e.g. `MIT`. */
  licence: z.string().min(1).max(100),
})
export type Component = z.infer<typeof componentSchema>

/** The texts that its licence requires to be included: the licence and the package's notices. */
export const licenceTextSchema = z.strictObject({ text: z.string().min(1).max(200_000) })

const mostComponents = 500
export const componentListSchema = z.strictObject({ components: z.array(componentSchema).max(mostComponents) })

export const licensedComponentSchema = componentSchema.extend(licenceTextSchema.shape)
export type LicensedComponent = z.infer<typeof licensedComponentSchema>

/** The file that the build writes (scripts/licences) and main reads. */
export const licensedComponentsSchema = z.array(licensedComponentSchema).min(1).max(mostComponents)
