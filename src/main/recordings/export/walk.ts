import { Failure } from '../../../shared/errors.ts'
import type { ExportCount, RecordingSelection } from '../../../shared/recordings/keep.ts'
import {
  mostRecordingsAtOnce,
  type Recording,
  type RecordingFilter,
  type RecordingPage,
  type RecordingQuery,
} from '../../../shared/recordings/recordings.ts'
import type { Ask } from '../ask.ts'

/** Runs a request to the portal, and repeats it as long as that may help. */
type Patient = <Value>(request: () => Promise<Value>) => Promise<Value>

/**
 * The calls of a selection, each once: those of each filter oldest first, so that calls that come in meanwhile follow
 * at the end, then the named ones.
 */
export async function* walk(
  ask: Ask,
  patient: Patient,
  { views, ids, except }: RecordingSelection,
): AsyncGenerator<Recording> {
  const met = new Set(except)
  for (const filter of views) {
    for await (const page of pages(ask, patient, filter)) {
      for (const recording of page) {
        if (met.has(recording.id)) continue
        met.add(recording.id)
        yield recording
      }
    }
  }
  for (const id of ids) {
    if (met.has(id)) continue
    met.add(id)
    yield await patient(() => ask(({ read }, token) => read(token, id)))
  }
}

async function* pages(ask: Ask, patient: Patient, filter: RecordingFilter): AsyncGenerator<Recording[]> {
  const beginning = { by: 'offset', offset: 0 } as const
  const read = (at: RecordingQuery['at'], from: string): Promise<RecordingPage> =>
    patient(() =>
      ask(({ list }, token) => list(token, { ...filter, from, order: 'oldest', at, limit: mostRecordingsAtOnce })),
    )
  let { from } = filter
  let at: RecordingQuery['at'] = beginning
  let reached = from
  for (;;) {
    const page: RecordingPage = await read(at, from).catch((cause: unknown) => {
      // A cursor may be too old after a long wait; the list then goes on from the last call that came.
      if (at.by === 'offset' || !isRefusal(cause)) throw cause
      from = reached
      return read(beginning, from)
    })
    yield page.recordings
    const last = page.recordings.at(-1)
    if (page.next === null || !last) return
    // A portal that ignores cursors would otherwise be read for ever.
    if (at.by === 'cursor' && at.cursor === page.next) return
    reached = new Date(last.start).toISOString()
    at = { by: 'cursor', cursor: page.next }
  }
}

const isRefusal = (cause: unknown) =>
  cause instanceof Failure && (cause.error.code === 'validation' || cause.error.code === 'not-found')

/** How many files are asked about to estimate the size of all. */
const sampled = 5
/** Of uncompressed telephone sound, if the portal names no sizes. */
const usualBytesPerSecond = 16_000

/** Counts a selection and estimates the size of its recordings. Named calls count as recorded. */
export async function countSelection(
  ask: Ask,
  { views, ids, except }: RecordingSelection,
  countsRecorded: boolean,
): Promise<ExportCount> {
  const calls = { count: ids.length, isExact: true }
  let recordings = ids.length
  let bytes = ids.length * 180 * usualBytesPerSecond
  for (const view of views) {
    const first = (filter: RecordingFilter) =>
      ask(({ list }, token) =>
        list(token, { ...filter, order: 'newest', at: { by: 'offset', offset: 0 }, limit: mostRecordingsAtOnce }),
      )
    const [all, withSound] = await Promise.all([
      first(view),
      countsRecorded ? first({ ...view, recorded: true }) : null,
    ])
    calls.count += all.total.count
    calls.isExact &&= all.total.isExact
    const { total, recordings: sample } = withSound ?? all
    const sounds = sample.filter(({ state }) => state === 'available')
    const share = sample.length === 0 ? 0 : sounds.length / sample.length
    recordings += total.count
    bytes += total.count * share * (await usualSize(ask, sounds))
  }
  calls.count = Math.max(0, calls.count - except.length)
  return { calls, recordings: countsRecorded ? Math.min(recordings, calls.count) : null, bytes: Math.round(bytes) }
}

/** The likely mean size of files: their mean length, by the size of a second in some of them. */
async function usualSize(ask: Ask, sounds: readonly Recording[]): Promise<number> {
  if (sounds.length === 0) return 0
  const seconds = sounds.reduce((sum, one) => sum + (one.seconds ?? 180), 0) / sounds.length
  const some = await Promise.all(sounds.slice(0, sampled).map(({ id }) => ask(({ read }, token) => read(token, id))))
  const known = some.filter(({ size }) => size !== null)
  const length = known.reduce((sum, one) => sum + (one.seconds ?? 0), 0)
  const size = known.reduce((sum, one) => sum + (one.size ?? 0), 0)
  return seconds * (length > 0 ? size / length : usualBytesPerSecond)
}
