import type { SoundFormat, SoundPlan } from './sound.ts'
import type { StoredRecording } from './store.ts'

const formats: readonly SoundFormat[] = ['pcm', 'alaw', 'ulaw']

/** The sound of a recording: its format goes by its number, so that every page of a list holds all of them. */
export function planOf({ id, seconds }: Pick<StoredRecording, 'id' | 'seconds'>): SoundPlan {
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0)
  return { id, seconds, format: formats[number % formats.length] ?? 'pcm' }
}
