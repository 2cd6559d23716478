import { mostConnections } from '../../shared/connections/connections.ts'
import {
  type Connection,
  connectionSchema,
  keptPreferencesSchema,
  mostOrphans,
  type Settings,
  settingsSchema,
} from '../../shared/settings/settings.ts'
import { type Members, unknownMembers } from './unknown-members.ts'

export interface ParsedSettings {
  settings: Settings
  /** What a newer version wrote beside them, to be written again. */
  unknown: Members
  /** Nothing had to be replaced by its default. */
  intact: boolean
}

/**
 * Settings from a file's text. Each part stands alone, and so does each connection and each preference: what does not
 * parse becomes its default, or is left out, and costs no other. What a left-out connection kept is noted as `orphans`.
 * What is not known at all is of a newer version and harms nothing.
 */
export function parseSettings(text: string): ParsedSettings {
  const parts = readComponents(text)
  const { connections, leftOut } = readConnections(parts?.connections)
  const preferences = readPreferences(parts?.preferences)
  const wholes: Record<string, unknown> = { ...parts, connections, preferences: preferences.good }
  const broken = Object.entries(settingsSchema.shape)
    .filter(([name, schema]) => !schema.safeParse(wholes[name]).success)
    .map(([name]) => name)
  const good = Object.entries(wholes).filter(([name]) => !broken.includes(name))
  const settings = settingsSchema.parse(Object.fromEntries(good))
  const orphans = new Set([...settings.orphans, ...orphansOf(leftOut, settings.connections)])
  return {
    settings: { ...settings, orphans: [...orphans].slice(0, mostOrphans) },
    unknown: unknownMembers(parts, settings),
    intact: parts !== null && broken.length === 0 && leftOut.length === 0 && preferences.intact,
  }
}

function readComponents(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** Those that parse; what holds no preferences at all is left for the schema to refuse. */
function readPreferences(value: unknown): { good: unknown; intact: boolean } {
  const broken = new Set(keptPreferencesSchema.safeParse(value).error?.issues.map(({ path }) => path[0]))
  if (typeof value !== 'object' || value === null || broken.size === 0) return { good: value, intact: true }
  return { good: Object.fromEntries(Object.entries(value).filter(([name]) => !broken.has(name))), intact: false }
}

/** Those that parse, and no more than there may be; what is no list is left for the schema to refuse. */
function readConnections(value: unknown): { connections: unknown; leftOut: unknown[] } {
  if (!Array.isArray(value)) return { connections: value, leftOut: [] }
  const items: unknown[] = value
  const good = items.filter((item) => connectionSchema.safeParse(item).success).slice(0, mostConnections)
  return { connections: good, leftOut: items.filter((item) => !good.includes(item)) }
}

/** The keychain's names of what the connections left out may have kept. */
function orphansOf(leftOut: readonly unknown[], connections: readonly Connection[]): string[] {
  return leftOut.flatMap((item) => {
    const { success, data } = connectionSchema.pick({ id: true }).safeParse(item)
    return success && connections.every(({ id }) => id !== data.id) ? [data.id] : []
  })
}
