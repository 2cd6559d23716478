/** Rows being chosen, for something that is done to many of them. */
export interface Choosing {
  /** Their ids. */
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** One row more, or one less. */
export function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Every one of those too. */
export function withAll(chosen: ReadonlySet<string>, ids: Iterable<string>): ReadonlySet<string> {
  return new Set([...chosen, ...ids])
}
