import { signal } from '@preact/signals'
import type { PlayerPreferences } from '../../../shared/recordings/player.ts'
import { call } from '../../bridge.ts'

/** How the person likes recordings to be played. */
export const preferences = signal<PlayerPreferences>({ volume: 1, speed: 1, skipsSilence: false })

let isRead = false

/** Reads what was kept; called by each player, and done once. */
export async function readPreferences(): Promise<void> {
  if (isRead) return
  isRead = true
  const kept = await call('recordings.playerPreferences', {})
  if (kept.ok) preferences.value = kept.value
}

/** Changes a preference, and keeps it once the person has let go. */
export function prefer(change: Partial<PlayerPreferences>, isDone = true): void {
  preferences.value = { ...preferences.peek(), ...change }
  if (isDone) void call('recordings.keepPlayerPreferences', preferences.peek())
}
