import type { PowerMonitor } from 'electron'

/** How often the system is asked how long nobody has touched the computer, in milliseconds. */
const every = 5_000

interface AwayDependencies {
  powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleTime' | 'getSystemIdleState'>
  platform: NodeJS.Platform
  /** Whether the desktop says that it is locked. Linux only. */
  isSessionLocked: () => Promise<boolean>
  /** After how many minutes without a key or a pointer; 0 is never. */
  afterMinutes: () => number
  lock: () => void
}

/** Locks when the person has left: an idle computer, a locked one, one that goes to sleep. */
export function lockWhenAway(parts: AwayDependencies): void {
  const { powerMonitor, platform, afterMinutes, lock } = parts
  powerMonitor.on('suspend', lock)
  // Electron emits it on Windows and macOS alone.
  if (platform !== 'linux') powerMonitor.on('lock-screen', lock)
  const askLinux = platform === 'linux' ? whenLocked(parts) : null
  setInterval(() => {
    const minutes = afterMinutes()
    if (minutes > 0 && powerMonitor.getSystemIdleTime() >= minutes * 60) lock()
    void askLinux?.()
  }, every).unref()
}

/**
 * Linux tells nothing when the computer is locked and has to be asked: Chromium knows a screen saver that is on,
 * logind what the desktop told it. Only the change locks the app: a desktop that never takes back that it is
 * locked must not close it again and again.
 */
function whenLocked({ powerMonitor, isSessionLocked, lock }: AwayDependencies): () => Promise<void> {
  let wasLocked = false
  return async () => {
    const isLocked = powerMonitor.getSystemIdleState(1) === 'locked' || (await isSessionLocked())
    if (isLocked && !wasLocked) lock()
    wasLocked = isLocked
  }
}
