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
export function unknownMembers(file: unknown, parsed: unknown): Members {
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
