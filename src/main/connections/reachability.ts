/** Which portals answer. Two accounts at one portal share the result. */
export interface Reachability {
  /** Records whether a portal answered. Returns whether that changed. */
  note(origin: string, answered: boolean): boolean
  /** Whether it answered the last request; true before the first. */
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
