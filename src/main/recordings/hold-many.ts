import { Failure } from '../../shared/errors.ts'
import type { HoldsMade, NewHolds } from '../../shared/recordings/many-holds.ts'
import {
  mostListedProblems,
  type RecordingProblem,
  type RecordingSelection,
} from '../../shared/recordings/recording-files.ts'
import { hasSound, type Recording, type RecordingFilter } from '../../shared/recordings/recordings.ts'
import { offered } from '../portals/portal-adapter.ts'
import { throwIfEnded } from '../under-way.ts'
import type { Ask } from './ask.ts'
import type { Patient } from './export/patience.ts'
import { ownErrorIn, type UnreadCall, walk } from './export/walk.ts'

/** How many holds are sent at once. */
const atOnce = 4

/** So many refusals and nothing held: the person may hold none, and the others are not tried. */
const mostRefusals = 20

interface HoldMany extends NewHolds {
  ask: Ask
  patient: Patient
  signal: AbortSignal
  /** Called after each call that is dealt with. */
  onDone: (done: number) => void
}

type Outcome = 'held' | 'already' | 'without' | { why: string }

/**
 * Puts the recordings of a selection on hold, some at once. A hold that is there already is left as it is. Never
 * rejects with a Failure: an error that concerns all recordings ends it, and is in the result with what was done.
 */
export async function holdMany({ ask, patient, signal, selection, hold, onDone }: HoldMany): Promise<HoldsMade> {
  const made: HoldsMade = { held: 0, already: 0, without: 0, failed: 0, problems: [], stopped: null }
  const { steady, isLeftOut } = steadySelection(selection)
  const calls = walk(ask, patient, steady)
  let done = 0
  let refusals = 0
  let fault: unknown

  const put = async (call: Recording | UnreadCall): Promise<Outcome> => {
    if ('why' in call) return call
    if (!hasSound(call)) return 'without'
    if (call.held) return 'already'
    try {
      await patient(() => ask((facet, token) => offered(facet.hold)(token, call.id, hold)))
    } catch (cause) {
      if (!(cause instanceof Failure) || cause.error.code !== 'outcome-unknown') return { why: ownErrorIn(cause) }
      const now = await patient(() => ask((facet, token) => facet.read(token, call.id))).catch(ownErrorIn)
      if (typeof now === 'string' || !now.held) return { why: cause.error.code }
    }
    return 'held'
  }

  const count = (call: Recording | UnreadCall, outcome: Outcome) => {
    if (typeof outcome === 'string') made[outcome]++
    else {
      made.failed++
      if (made.problems.length < mostListedProblems) made.problems.push(problemOf(call, outcome.why))
      if (outcome.why === 'forbidden') refusals++
    }
    onDone(++done)
  }

  const work = async () => {
    while (fault === undefined) {
      const { done: isEnd, value } = await calls.next()
      if (isEnd || fault !== undefined) return
      throwIfEnded(signal)
      if (isLeftOut(value)) continue
      count(value, await put(value))
      if (made.held === 0 && refusals >= mostRefusals) throw new Failure({ code: 'forbidden' })
    }
  }
  await Promise.all(
    Array.from({ length: atOnce }, () =>
      work().catch((cause: unknown) => {
        fault ??= cause
      }),
    ),
  )
  if (fault === undefined) return made
  if (fault instanceof Failure) return { ...made, stopped: fault.error }
  throw fault
}

/** How many calls a selection comes to, about. */
export async function countCalls(ask: Ask, patient: Patient, { views, ids, except }: RecordingSelection) {
  const query = { order: 'newest', at: { by: 'offset', offset: 0 }, limit: 1 } as const
  const pages = await Promise.all(
    views.map((view) => patient(() => ask(({ list }, token) => list(token, { ...view, ...query })))),
  )
  return Math.max(0, pages.reduce((sum, { total }) => sum + total.count, ids.length) - except.length)
}

/**
 * A hold takes a call out of a list of those that are not on hold, and the calls behind it would move up unread. Such a
 * list is read without that filter, and the calls that do not match are left out here.
 */
function steadySelection(selection: RecordingSelection) {
  const isFree = ({ held }: RecordingFilter) => held === false
  const named = new Set(selection.ids)
  const onlyFree = selection.views.every(isFree)
  return {
    steady: {
      ...selection,
      views: selection.views.map((view) => {
        const { held: _, ...others } = view
        return isFree(view) ? others : view
      }),
    },
    isLeftOut: (call: Recording | UnreadCall) => onlyFree && 'held' in call && call.held && !named.has(call.id),
  }
}

function problemOf(call: Recording | UnreadCall, why: string): RecordingProblem {
  if ('why' in call) return { id: call.id, start: null, party: '', why }
  const { id, start, direction, caller, callee } = call
  const other = direction === 'inbound' ? caller : callee
  return { id, start, party: other.name || other.number, why }
}
