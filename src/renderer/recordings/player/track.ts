import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { AppError } from '../../../shared/errors.ts'
import type { Peaks, RecordingDetails } from '../../../shared/recordings/recording.ts'
import { sessionKey } from '../../session/session-state.ts'
import { callTitle } from '../recording-words.ts'
import { type Heard, type PeaksPart, type Stretch, silencesOf } from './waveform.ts'

/** Why a sound does not play: the portal or main refused it, Chromium cannot decode it, or it broke off. */
export type PlayFailure = AppError | 'unplayable' | 'interrupted'

/** One call as the player knows it, until the session ends. */
export interface Track {
  readonly recording: string
  readonly title: string
  /** The recordings that it consists of, in order. */
  readonly parts: readonly string[]
  /** How long each of them is, in seconds; null while unknown. */
  readonly lengths: Signal<readonly (number | null)[]>
  readonly peaks: Signal<readonly (Peaks | null)[]>
  /** In seconds, on the time line of all parts. */
  readonly position: Signal<number>
  readonly heard: Signal<Heard>
  /** Whether the person said that the sides are the other way round. */
  readonly isSwapped: Signal<boolean>
  readonly failure: Signal<PlayFailure | null>
  /** Of all parts together; 0 while nothing is known. */
  readonly length: ReadonlySignal<number>
  /** Each part on that time line. */
  readonly timeline: ReadonlySignal<readonly PeaksPart[]>
  readonly silences: ReadonlySignal<readonly Stretch[]>
}

const tracks = new Map<string, Track>()

// The next person must not see where this one listened.
effect(() => {
  if (sessionKey.value) tracks.clear()
})

/** The call's track, which remembers where the person was. */
export function trackOf(details: RecordingDetails): Track {
  const known = tracks.get(details.id)
  if (known) return known
  const track = newTrack(details)
  tracks.set(details.id, track)
  return track
}

function newTrack(details: RecordingDetails): Track {
  const parts = partsOf(details)
  const lengths = signal(parts.map(({ seconds }) => seconds))
  const peaks = signal<readonly (Peaks | null)[]>(parts.map(() => null))
  const heard = signal<Heard>('both')
  const timeline = computed(() => {
    let from = 0
    return parts.map((_, index): PeaksPart => {
      const seconds = lengths.value[index] ?? 0
      const part = { from, seconds, peaks: peaks.value[index] ?? null }
      from += seconds
      return part
    })
  })
  return {
    recording: details.id,
    title: callTitle(details),
    parts: parts.map(({ id }) => id),
    lengths,
    peaks,
    position: signal(0),
    heard,
    isSwapped: signal(false),
    failure: signal(null),
    length: computed(() => timeline.value.reduce((sum, { seconds }) => sum + seconds, 0)),
    timeline,
    silences: computed(() => silencesOf(timeline.value, heard.value)),
  }
}

/**
 * What is played for a call: if its own recording is that of one leg, the recordings of all legs in order; else its own,
 * which holds the whole call.
 */
export function partsOf({
  id,
  seconds,
  legs,
}: Pick<RecordingDetails, 'id' | 'seconds' | 'legs'>): { id: string; seconds: number | null }[] {
  const own = legs.flatMap((leg) => (leg.id === null ? [] : [{ id: leg.id, seconds: leg.seconds }]))
  return own.length > 1 && own.some((leg) => leg.id === id) ? own : [{ id, seconds }]
}

/** The part of a track that a place is in, and the place within it. */
export function partAt(track: Track, at: number): { part: number; within: number } {
  const timeline = track.timeline.peek()
  const lengths = track.lengths.peek()
  const found = timeline.findIndex(({ from, seconds }, part) => lengths[part] === null || at < from + seconds)
  const part = found === -1 ? timeline.length - 1 : found
  return { part, within: at - (timeline[part]?.from ?? 0) }
}

/** Replaces one of a list. */
export const withItem = <Item>(items: readonly Item[], at: number, item: Item): Item[] =>
  items.map((other, index) => (index === at ? item : other))
