import { watch } from 'node:fs'
import { dirname } from 'node:path'
import { createSerialQueue } from '../serial-queue.ts'
import type { PolicySource } from './policy-source.ts'
import type { PolicyStore } from './policy-store.ts'

/** How often sources that cannot be watched are read again, in milliseconds. */
const interval = 5 * 60_000
/** How often unreadable sources are tried again, in milliseconds. */
const unreadInterval = 5_000

interface Wakes {
  on(event: 'resume', listener: () => void): unknown
}

/**
 * Reads policy again when one of its files changes, after sleep, and every few minutes, because the registry reports no
 * changes. An unreadable source is tried again every few seconds.
 */
export function keepReading(policy: PolicyStore, machine: Wakes, sources: readonly PolicySource[]): void {
  // A slow read that began earlier must not overwrite the result of a later one.
  const inTurn = createSerialQueue()
  const refresh = () => void inTurn(policy.refresh)
  machine.on('resume', refresh)
  setInterval(refresh, interval).unref()
  setInterval(() => policy.unread().length > 0 && refresh(), unreadInterval).unref()
  for (const { file } of sources) {
    if (file === undefined) continue
    try {
      // Watches the folder, because a file is often replaced rather than rewritten.
      watch(dirname(file), { persistent: false }, refresh).on('error', () => undefined)
    } catch {
      // The folder does not exist yet; the interval covers it.
    }
  }
}
