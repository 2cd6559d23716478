import type { PowerMonitor } from 'electron'

/** How often the system is asked how long nobody has touched the computer, in milliseconds. */
const every = 5_000

interface AwayParts {
  powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleTime'>
  /** After how many minutes without a key or a pointer; 0 is never. */
  afterMinutes: () => number
  lock: () => void
}

/** Locks when the person has left: an idle computer, a locked one, one that goes to sleep. */
export function lockWhenAway({ powerMonitor, afterMinutes, lock }: AwayParts): void {
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  setInterval(() => {
    const minutes = afterMinutes()
    if (minutes > 0 && powerMonitor.getSystemIdleTime() >= minutes * 60) lock()
  }, every).unref()
}
