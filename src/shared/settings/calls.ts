import { z } from 'zod'
import { call } from '../bridge/define.ts'
import { preferencesSchema } from './settings.ts'

export const settingsCalls = { 'settings.change': call(preferencesSchema, preferencesSchema) }

export const settingsEvents = {
  /** Changes can no longer be written to the settings file, or can be written again. */
  'settings.saved': z.strictObject({ saved: z.boolean() }),
}
