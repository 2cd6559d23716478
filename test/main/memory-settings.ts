import type { SettingsStore } from '../../src/main/settings/open-settings.ts'
import { settingsSchema } from '../../src/shared/settings/settings.ts'

/** Settings that live as long as the test; those whose file is not writable know what was changed for this run alone. */
export function memorySettings({ isWritable = true } = {}): SettingsStore {
  let settings = settingsSchema.parse({})
  return {
    read: () => settings,
    change(part) {
      settings = settingsSchema.parse({ ...settings, ...part })
    },
    saved: async () => isWritable,
    onSaved: () => undefined,
    notices: () => [],
  }
}
