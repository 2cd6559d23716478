import { z } from 'zod'
import { playerSpeeds } from './recording-limits.ts'

/** How a person likes recordings to be played. */
export const playerPreferencesSchema = z.strictObject({
  volume: z.number().min(0).max(1),
  speed: z.literal(playerSpeeds),
  /** Passes over what is silent for more than two seconds. */
  skipsSilence: z.boolean(),
})
export type PlayerPreferences = z.infer<typeof playerPreferencesSchema>

const { volume, speed, skipsSilence } = playerPreferencesSchema.shape
/** The same on disk, where a newer version may have written further members. */
export const keptPlayerPreferencesSchema = z.object({
  volume: volume.default(1),
  speed: speed.default(1),
  skipsSilence: skipsSilence.default(false),
})
