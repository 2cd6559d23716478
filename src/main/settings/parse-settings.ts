import { mostConnections } from '../../shared/connections/connections.ts'
import {
  type Connection,
  connectionSchema,
  keptPreferencesSchema,
  mostOrphans,
  type Settings,
  settingsSchema,
} from '../../shared/settings/settings.ts'

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

export type Members = Record<string, unknown>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object's members; a list's items by their `id`. */
function membersOf(value: unknown): Members {
  if (!Array.isArray(value)) return isMembers(value) ? value : {}
  const items: unknown[] = value
  return Object.fromEntries(
    items.filter(isMembers).flatMap((item) => (typeof item.id === 'string' ? [[item.id, item]] : [])),
  )
}

/**
 * The members in a file that are not in its parsed value: those that a newer version wrote. A list item that was left
 * out is not among them, because it was invalid and not unknown.
 */
function unknownMembers(file: unknown, parsed: unknown): Members {
  const known = membersOf(parsed)
  return Object.fromEntries(
    Object.entries(membersOf(file)).flatMap(([name, value]): [string, unknown][] => {
      if (!Object.hasOwn(known, name)) return Array.isArray(parsed) || !isMembers(parsed) ? [] : [[name, value]]
      const within = unknownMembers(value, known[name])
      return Object.keys(within).length > 0 ? [[name, within]] : []
    }),
  )
}

/** Restores {@link unknownMembers} in a value where their parents still exist. */
export function withUnknownMembers(value: object, unknown: Members): Members {
  const known = Object.entries(value).map(([name, part]): [string, unknown] => [name, completed(part, name, unknown)])
  return { ...unknown, ...Object.fromEntries(known) }
}

function completed(part: unknown, name: string, unknown: Members): unknown {
  const within = Object.hasOwn(unknown, name) ? unknown[name] : undefined
  if (!isMembers(within)) return part
  if (isMembers(part)) return withUnknownMembers(part, within)
  if (!Array.isArray(part)) return part
  const items: unknown[] = part
  return items.map((item) => (isMembers(item) ? completed(item, String(item.id), within) : item))
}
