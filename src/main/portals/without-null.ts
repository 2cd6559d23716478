/**
 * The same JSON without its members and list entries that are `null`: a portal that writes `null` for what it has not
 * says the same as one that leaves it out. Gives a copy, and leaves what was given as it is.
 */
export function withoutNull(json: unknown): unknown {
  if (Array.isArray(json)) return json.filter((entry) => entry !== null).map(withoutNull)
  if (typeof json !== 'object' || json === null) return json
  const members = Object.entries(json).filter(([, value]) => value !== null)
  return Object.fromEntries(members.map(([name, value]) => [name, withoutNull(value)]))
}
