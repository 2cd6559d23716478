/** Which portals answer. Two accounts of one portal share its word. */
export interface Reachability {
  /** Notes whether a portal answered; gives whether that is news. */
  note(origin: string, answered: boolean): boolean
  /** Whether it answered when it was last asked; true before. */
  isReachable(origin: string): boolean
}

export function createReachability(): Reachability {
  const silent = new Set<string>()
  return {
    note(origin, answered) {
      if (answered) return silent.delete(origin)
      return silent.size < silent.add(origin).size
    },
    isReachable: (origin) => !silent.has(origin),
  }
}
