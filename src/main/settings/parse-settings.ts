import { type Settings, settingsSchema } from '../../shared/settings.ts'

export interface ParsedSettings {
  settings: Settings
  /** Nothing had to be replaced by its default. */
  intact: boolean
}

/** Settings from a file's text. Each part stands alone: one that does not parse becomes its default and costs no other. */
export function parseSettings(text: string): ParsedSettings {
  const parts = readParts(text)
  const broken = Object.entries(settingsSchema.shape)
    .filter(([name, schema]) => !schema.safeParse(parts?.[name]).success)
    .map(([name]) => name)
  const good = Object.entries(parts ?? {}).filter(([name]) => !broken.includes(name))
  return {
    settings: settingsSchema.parse(Object.fromEntries(good)),
    intact: parts !== null && broken.length === 0,
  }
}

function readParts(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
