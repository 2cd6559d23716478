import type { RecordingDetails } from '../../../src/shared/recordings/recording.ts'
import type { SoundFormat, SoundPlan } from './sound.ts'
import type { CurrentRecording, StoredRecording } from './store.ts'

const formats: readonly SoundFormat[] = ['pcm', 'alaw', 'ulaw']

/** A recording's number, by which it is decided what is special about it. */
const numberOf = (id: string) => Number(/\d+$/.exec(id)?.[0] ?? 0)

/** The sound of a recording: its format goes by its number, so that every page of a list holds all of them. */
export function planOf({ id, seconds }: Pick<StoredRecording, 'id' | 'seconds'>): SoundPlan {
  return { id, seconds, format: formats[numberOf(id) % formats.length] ?? 'pcm' }
}

/** Recording was paused in every ninth call of more than a minute. */
export function pausesOf({ id, seconds }: Pick<StoredRecording, 'id' | 'seconds'>): RecordingDetails['pauses'] {
  return numberOf(id) % 9 === 4 && seconds > 60 ? [{ at: Math.floor(seconds * 0.4), seconds: 25 }] : []
}

/** How long a transferred caller waited, which was not recorded. In seconds. */
const waited = 12

/**
 * Every thirteenth call was transferred to a colleague, and the next recording is that of the second leg, if it has
 * sound. Only then are the two the parts of one call.
 */
export function legsOf(
  call: CurrentRecording,
  withId: (id: string) => CurrentRecording | undefined,
): RecordingDetails['legs'] {
  const number = numberOf(call.id)
  if (number % 13 !== 1 || call.state !== 'available') return []
  const next = withId(call.id.replace(/\d+$/, String(number + 1)))
  const second = next?.state === 'available' ? next : null
  return [
    {
      id: second ? call.id : null,
      start: new Date(call.start).toISOString(),
      seconds: call.seconds,
      party: call.callee.name,
    },
    {
      id: second?.id ?? null,
      start: new Date(call.start + (call.seconds + waited) * 1000).toISOString(),
      seconds: second?.seconds ?? 60,
      party: second?.callee.name || 'Switchboard',
    },
  ]
}
