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
  /** Members that a newer version wrote, to be preserved. */
  unknown: Members
  /** Whether nothing had to be replaced by its default. */
  intact: boolean
}

/**
 * Parses the settings file. Each member, connection and preference is parsed independently: an invalid one becomes its
 * default or is left out, without affecting others. The keychain items of left-out connections are listed in `orphans`.
 * Unknown members come from a newer version and are harmless.
 */
export function parseSettings(text: string): ParsedSettings {
  const members = readMembers(text)
  const { connections, leftOut } = readConnections(members?.connections)
  const preferences = readPreferences(members?.preferences)
  const wholes: Record<string, unknown> = { ...members, connections, preferences: preferences.good }
  const broken = Object.entries(settingsSchema.shape)
    .filter(([name, schema]) => !schema.safeParse(wholes[name]).success)
    .map(([name]) => name)
  const good = Object.entries(wholes).filter(([name]) => !broken.includes(name))
  const settings = settingsSchema.parse(Object.fromEntries(good))
  const orphans = new Set([...settings.orphans, ...orphansOf(leftOut, settings.connections)])
  return {
    settings: { ...settings, orphans: [...orphans].slice(0, mostOrphans) },
    unknown: unknownMembers(members, settings),
    intact: members !== null && broken.length === 0 && leftOut.length === 0 && preferences.intact,
  }
}

function readMembers(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** The valid preferences; anything but an object is left for the schema to refuse. */
function readPreferences(value: unknown): { good: unknown; intact: boolean } {
  const broken = new Set(keptPreferencesSchema.safeParse(value).error?.issues.map(({ path }) => path[0]))
  if (typeof value !== 'object' || value === null || broken.size === 0) return { good: value, intact: true }
  return { good: Object.fromEntries(Object.entries(value).filter(([name]) => !broken.has(name))), intact: false }
}

/** The valid connections up to the limit; anything but a list is left for the schema to refuse. */
function readConnections(value: unknown): { connections: unknown; leftOut: unknown[] } {
  if (!Array.isArray(value)) return { connections: value, leftOut: [] }
  const items: unknown[] = value
  const good = items.filter((item) => connectionSchema.safeParse(item).success).slice(0, mostConnections)
  return { connections: good, leftOut: items.filter((item) => !good.includes(item)) }
}

/** The names of keychain items that the left-out connections may have. */
function orphansOf(leftOut: readonly unknown[], connections: readonly Connection[]): string[] {
  return leftOut.flatMap((item) => {
    const { success, data } = connectionSchema.pick({ id: true }).safeParse(item)
    return success && connections.every(({ id }) => id !== data.id) ? [data.id] : []
  })
}
