import { watch } from 'node:fs'
import { dirname } from 'node:path'
import { createSerialQueue } from '../serial-queue.ts'
import type { PolicySource } from './policy-source.ts'
import type { PolicyStore } from './policy-store.ts'

/** How often places that cannot be watched are read again, in milliseconds. */
const interval = 5 * 60_000
/** How often while something stands in for what could not be read, in milliseconds. */
const unreadInterval = 5_000

interface Wakes {
  on(event: 'resume', listener: () => void): unknown
}

/**
 * Reads policy again when a file of it changes, after sleep, and every few minutes: the registry tells of no change.
 * What could not be read is tried every few seconds.
 */
export function keepReading(policy: PolicyStore, machine: Wakes, sources: readonly PolicySource[]): void {
  // A slow reading that began earlier must not overwrite what a later one found.
  const inTurn = createSerialQueue()
  const refresh = () => void inTurn(policy.refresh)
  machine.on('resume', refresh)
  setInterval(refresh, interval).unref()
  setInterval(() => policy.unread().length > 0 && refresh(), unreadInterval).unref()
  for (const { file } of sources) {
    if (file === undefined) continue
    try {
      // The folder, because a file is often replaced rather than rewritten.
      watch(dirname(file), { persistent: false }, refresh).on('error', () => undefined)
    } catch {
      // A folder that does not exist yet is found by the interval.
    }
  }
}
