import {
  type Connection,
  connectionSchema,
  mostConnections,
  mostOrphans,
  type Settings,
  settingsSchema,
} from '../../shared/settings.ts'

export interface ParsedSettings {
  settings: Settings
  /** Nothing had to be replaced by its default. */
  intact: boolean
}

/**
 * Settings from a file's text. Each part stands alone, and so does each connection: what does not parse becomes its
 * default, or is left out, and costs no other. What a left-out connection kept is noted as `orphans`.
 */
export function parseSettings(text: string): ParsedSettings {
  const parts = readParts(text)
  const { connections, leftOut } = readConnections(parts?.connections)
  const wholes: Record<string, unknown> = { ...parts, connections }
  const broken = Object.entries(settingsSchema.shape)
    .filter(([name, schema]) => !schema.safeParse(wholes[name]).success)
    .map(([name]) => name)
  const good = Object.entries(wholes).filter(([name]) => !broken.includes(name))
  const settings = settingsSchema.parse(Object.fromEntries(good))
  const orphans = new Set([...settings.orphans, ...orphansOf(leftOut, settings.connections)])
  return {
    settings: { ...settings, orphans: [...orphans].slice(0, mostOrphans) },
    intact: parts !== null && broken.length === 0 && leftOut.length === 0,
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
