import { z } from 'zod'
import { call } from '../bridge/define.ts'
import { preferencesSchema } from './settings.ts'

export const settingsCalls = { 'settings.change': call(preferencesSchema, preferencesSchema) }

export const settingsEvents = {
  /** What is changed can no longer be written to the settings file, or can be again. */
  'settings.saved': z.strictObject({ saved: z.boolean() }),
}
