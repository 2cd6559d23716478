import { Failure } from '../../../shared/errors.ts'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import type { ExportCount, RecordingSelection } from '../../../shared/recordings/recording-files.ts'
import {
  hasSound,
  mostRecordingsAtOnce,
  type Recording,
  type RecordingFilter,
} from '../../../shared/recordings/recordings.ts'
import type { Ask } from '../ask.ts'

/** How many files are asked about to estimate the size of all. */
const sampled = 5
/** So many named calls, and exceptions, are read to count their recordings; of more, nobody knows. */
const mostRead = 20
/** Of uncompressed telephone sound, if the portal names no sizes. */
const usualBytesPerSecond = 16_000
/** Of a call whose length is not known, in seconds. */
const usualLength = 180

/**
 * Counts a selection and estimates the size of its recordings.
 *
 * @param countsRecorded whether the portal can list calls with sound alone
 */
export async function countSelection(
  ask: Ask,
  { views, ids, except }: RecordingSelection,
  countsRecorded: boolean,
): Promise<ExportCount> {
  const [parts, named, left] = await Promise.all([
    Promise.all(views.map((view) => countView(ask, view, countsRecorded))),
    countNamed(ask, ids),
    countNamed(ask, except),
  ])
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0)
  const count = Math.max(0, ids.length + sum((part) => part.total.count) - except.length)
  const isCounted = (countsRecorded || parts.length === 0) && named.recorded !== null && left.recorded !== null
  const recorded = sum((part) => part.recorded) + (named.recorded ?? 0) - (left.recorded ?? 0)
  return {
    // A call may be in several views, and be named besides.
    calls: { count, isExact: parts.length + Math.sign(ids.length) <= 1 && parts.every(({ total }) => total.isExact) },
    recordings: isCounted ? Math.min(Math.max(0, recorded), count) : null,
    bytes: Math.round(Math.max(0, named.bytes + sum(({ bytes }) => bytes) - left.bytes)),
  }
}

/** How many named calls have sound, null if they are too many to ask, and the likely size of their files. */
async function countNamed(ask: Ask, ids: readonly string[]): Promise<{ recorded: number | null; bytes: number }> {
  if (ids.length > mostRead) return { recorded: null, bytes: ids.length * usualLength * usualBytesPerSecond }
  const found = await Promise.all(ids.map((id) => detailsOf(ask, id)))
  const sounds = found.filter((details) => details !== null && hasSound(details))
  const sizes = sounds.map((details) => details?.size ?? (details?.seconds ?? usualLength) * usualBytesPerSecond)
  return { recorded: sounds.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

async function countView(ask: Ask, view: RecordingFilter, countsRecorded: boolean) {
  const first = (filter: RecordingFilter) =>
    ask(({ list }, token) =>
      list(token, { ...filter, order: 'newest', at: { by: 'offset', offset: 0 }, limit: mostRecordingsAtOnce }),
    )
  const [all, withSound] = await Promise.all([
    first(view),
    countsRecorded && view.recorded === undefined ? first({ ...view, recorded: true }) : null,
  ])
  const recorded = view.recorded === false ? 0 : (withSound ?? all).total.count
  const sample = (withSound ?? all).recordings
  const sounds = sample.filter(({ state }) => state === 'available')
  const share = sample.length === 0 ? 0 : sounds.length / sample.length
  return { total: all.total, recorded, bytes: recorded * share * (await usualSize(ask, sounds)) }
}

/** The likely mean size of files: their mean length, by the size of a second in some of them. */
async function usualSize(ask: Ask, sounds: readonly Recording[]): Promise<number> {
  if (sounds.length === 0) return 0
  const seconds = sounds.reduce((sum, sound) => sum + (sound.seconds ?? usualLength), 0) / sounds.length
  const asked = sounds.slice(0, sampled).map(({ id }) => sizeOf(ask, id))
  const known = (await Promise.all(asked)).filter((sound) => sound !== null)
  const length = known.reduce((sum, sound) => sum + sound.seconds, 0)
  const size = known.reduce((sum, sound) => sum + sound.size, 0)
  return seconds * (length > 0 ? size / length : usualBytesPerSecond)
}

/** Null if the portal does not say, or the call is gone by now. */
async function sizeOf(ask: Ask, id: string): Promise<{ seconds: number; size: number } | null> {
  const { seconds, size } = (await detailsOf(ask, id)) ?? { seconds: null, size: null }
  return seconds === null || size === null ? null : { seconds, size }
}

/** Null if the call is gone by now. */
const detailsOf = (ask: Ask, id: string): Promise<RecordingDetails | null> =>
  ask(({ read }, token) => read(token, id)).catch((cause: unknown) => {
    if (cause instanceof Failure && ['not-found', 'forbidden'].includes(cause.error.code)) return null
    throw cause
  })
