import type { SettingsStore } from '../../src/main/settings/settings-store.ts'
import { settingsSchema } from '../../src/shared/settings.ts'

/** Settings that live as long as the test. */
export function memorySettings(): SettingsStore {
  let settings = settingsSchema.parse({})
  return {
    read: () => settings,
    change(part) {
      settings = settingsSchema.parse({ ...settings, ...part })
    },
    saved: async () => undefined,
    notices: () => [],
  }
}
