import type { PowerMonitor } from 'electron'

/** How often the system's idle time is read, in milliseconds. */
const every = 5_000

interface AwayDependencies {
  powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleTime' | 'getSystemIdleState'>
  platform: NodeJS.Platform
  /** Whether the desktop reports that it is locked. Linux only. */
  isSessionLocked: () => Promise<boolean>
  /** After how many minutes without keyboard or pointer input; 0 is never. */
  afterMinutes: () => number
  lock: () => void
}

/** Locks the app when the computer is idle, locked or going to sleep. */
export function lockWhenAway(dependencies: AwayDependencies): void {
  const { powerMonitor, platform, afterMinutes, lock } = dependencies
  powerMonitor.on('suspend', lock)
  // Electron emits this event on Windows and macOS only.
  if (platform !== 'linux') powerMonitor.on('lock-screen', lock)
  const askLinux = platform === 'linux' ? whenLocked(dependencies) : null
  setInterval(() => {
    const minutes = afterMinutes()
    if (minutes > 0 && powerMonitor.getSystemIdleTime() >= minutes * 60) lock()
    void askLinux?.()
  }, every).unref()
}

/**
 * On Linux there is no lock event, so the state is polled: Chromium knows whether a screen saver is on, logind what the
 * desktop reported. Only the change to locked locks the app: a desktop that never resets its hint must not lock it
 * again and again.
 */
function whenLocked({ powerMonitor, isSessionLocked, lock }: AwayDependencies): () => Promise<void> {
  let wasLocked = false
  return async () => {
    const isLocked = powerMonitor.getSystemIdleState(1) === 'locked' || (await isSessionLocked())
    if (isLocked && !wasLocked) lock()
    wasLocked = isLocked
  }
}
