import { type AppErrorCode, Failure } from '../../../shared/errors.ts'
import type { RecordingSelection } from '../../../shared/recordings/recording-files.ts'
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

/** A named call that the portal did not give. */
export interface UnreadCall {
  id: string
  why: AppErrorCode
}

/** Errors that are one recording's own; any other would meet every other recording too. */
const ownErrors: readonly AppErrorCode[] = [
  'forbidden',
  'not-found',
  'conflict',
  'timeout',
  'portal-unavailable',
  'portal-unexpected',
]

/** The code of an error that concerns one recording; throws any other. */
export function ownErrorIn(cause: unknown): AppErrorCode {
  if (cause instanceof Failure && ownErrors.includes(cause.error.code)) return cause.error.code
  throw cause
}

/**
 * The calls of a selection, each once: those of each filter oldest first, so that calls that come in meanwhile follow
 * at the end, then the named ones.
 */
export async function* walk(
  ask: Ask,
  patient: Patient,
  { views, ids, except }: RecordingSelection,
): AsyncGenerator<Recording | UnreadCall> {
  const left = new Set(except)
  const met = new Set<string>()
  for (const filter of views) {
    for await (const recording of matching(ask, patient, filter)) {
      if (left.has(recording.id) || met.has(recording.id)) continue
      met.add(recording.id)
      yield recording
    }
  }
  for (const id of ids) {
    if (left.has(id) || met.has(id)) continue
    met.add(id)
    const read = patient(() => ask((facet, token) => facet.read(token, id)))
    yield await read.catch((cause: unknown): UnreadCall => ({ id, why: ownErrorIn(cause) }))
  }
}

/** The calls that match a filter, page by page. A call may come twice, because rows can move between two pages. */
async function* matching(ask: Ask, patient: Patient, filter: RecordingFilter): AsyncGenerator<Recording> {
  const beginning = { by: 'offset', offset: 0 } as const
  let { from } = filter
  let at: RecordingQuery['at'] = beginning
  let last: Recording | undefined
  const read = () =>
    patient(() =>
      ask(async ({ list }, token, host) => {
        const page = await list(token, { ...filter, from, order: 'oldest', at, limit: mostRecordingsAtOnce })
        if (goesBack(page, at, last)) {
          throw new Failure({ code: 'portal-unexpected', host, what: 'a list of calls that goes back' })
        }
        return page
      }),
    )
  for (;;) {
    const page = await read().catch((cause: unknown) => {
      // A cursor may be too old after a long wait; the list then goes on from the last call that came.
      if (at.by === 'offset' || !last || !isRefusal(cause)) throw cause
      from = new Date(last.start).toISOString()
      at = beginning
      return read()
    })
    yield* page.recordings
    if (page.next === null) return
    last = page.recordings.at(-1) ?? last
    at = { by: 'cursor', cursor: page.next }
  }
}

const isRefusal = (cause: unknown) =>
  cause instanceof Failure && (cause.error.code === 'validation' || cause.error.code === 'not-found')

/** Whether a page shows that the portal ignores its own cursors: calls would be missing, or the list would never end. */
function goesBack({ recordings, next }: RecordingPage, at: RecordingQuery['at'], last: Recording | undefined): boolean {
  const end = recordings.at(-1)
  if (next === null) return false
  if (at.by === 'cursor' && at.cursor === next) return true
  return (
    end !== undefined && last !== undefined && (end.id === last.id || Date.parse(end.start) < Date.parse(last.start))
  )
}
