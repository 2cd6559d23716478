import type { Permission } from '../../../src/shared/session/session.ts'
import type { Person } from '../people/people-store.ts'
import type { AuditEntry } from '../server/audit.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'
import { bodyOf } from './handlers.ts'
import { demandRight, known } from './rights.ts'
import { soundDigest, soundLength, soundPeaks } from './sound.ts'
import { legsOf, pausesOf, planOf } from './sound-plan.ts'
import type { CurrentRecording } from './store.ts'

/** For how long a deleted recording can be restored, in milliseconds. */
const restorableFor = 30 * 24 * 3_600_000
const written = (moment: number) => new Date(moment).toISOString()

const deeds = {
  'recording-played': 'played',
  'recording-downloaded': 'downloaded',
  'recording-annotated': 'annotated',
  'recording-held': 'held',
  'recording-released': 'released',
  'recording-deleted': 'deleted',
  'recording-restored': 'restored',
} as const

type RecordingCalls =
  | 'readRecording'
  | 'readPeaks'
  | 'addNote'
  | 'deleteNote'
  | 'changeLabels'
  | 'hold'
  | 'releaseHold'
  | 'deleteRecording'
  | 'restoreRecording'
  | 'fetchBack'
  | 'readRecordingAudit'

export function recordingHandlers({
  settings,
  recordings,
  audit,
  people,
  clock,
}: Services): Pick<Handlers, RecordingCalls> {
  const { marks } = recordings
  const offers = settings.capabilities.recordings

  /** The recording, for a person with the right to a feature that this portal has. */
  function asked(
    call: { person: Person; parameters: { recording: string } },
    right: Permission,
    isOffered: boolean | undefined,
  ): CurrentRecording {
    demandRight(settings, call.person, right)
    if (!isOffered) throw new Problem('not-found')
    return known(recordings, call.parameters.recording, call.person)
  }

  function note(
    call: { person: Person; requestId: string },
    event: Extract<AuditEntry['event'], keyof typeof deeds>,
    recording: string,
    reason = '',
  ): void {
    audit.write({ event, personId: call.person.id, requestId: call.requestId, facts: { recording, reason } })
  }

  return {
    readRecording(call) {
      const recording = asked(call, 'recordings', true)
      const plan = planOf(recording)
      const hasSound = recording.state === 'available'
      const hold = marks.hold(recording.id)
      const deletion = marks.deletion(recording.id)
      return {
        body: {
          ...bodyOf(recording),
          talkSeconds: recording.state === 'none' ? 0 : Math.max(0, recording.seconds - 4),
          line: '+44 1632 960 100',
          format: hasSound ? plan.format : '',
          size: hasSound ? soundLength(plan) : null,
          sha256: hasSound ? soundDigest(plan) : null,
          channels: hasSound ? { left: 'caller', right: 'callee' } : null,
          pauses: hasSound ? pausesOf(recording) : [],
          legs: legsOf(recording, recordings.withId),
          hold: hold && {
            reason: hold.reason,
            case: hold.case_number,
            since: written(hold.since),
            author: hold.author,
          },
          notes: marks.notes(recording.id).map(({ id, at, text, author, written: when, person_id }) => ({
            id: String(id),
            at,
            text,
            author,
            written: written(when),
            isOwn: person_id === call.person.id,
          })),
          score: marks.score(recording.id),
          deleted: deletion && {
            at: written(deletion.at),
            restorableUntil: deletion.until === null ? null : written(deletion.until),
          },
        },
      }
    },
    readPeaks(call) {
      const recording = asked(call, 'recordings-play', offers?.peaks)
      if (recording.state !== 'available') throw new Problem('not-found')
      const plan = planOf(recording)
      return { body: { seconds: plan.seconds, channels: soundPeaks(plan, call.query.points) } }
    },
    addNote(call) {
      const { id } = asked(call, 'recordings-annotate', offers?.notes)
      marks.addNote(id, call.body, call.person, clock.now())
      note(call, 'recording-annotated', id)
      return { body: {} }
    },
    deleteNote(call) {
      const { id } = asked(call, 'recordings-annotate', offers?.notes)
      if (!marks.removeNote(id, Number(call.parameters.note), call.person.id)) throw new Problem('not-found')
      note(call, 'recording-annotated', id)
      return { body: {} }
    },
    changeLabels(call) {
      const { id } = asked(call, 'recordings-annotate', offers?.labels)
      const { tags, score } = call.body
      if (tags) marks.setTags(id, tags)
      if (score !== undefined) marks.setScore(id, score)
      note(call, 'recording-annotated', id)
      return { body: {} }
    },
    hold(call) {
      const { id } = asked(call, 'recordings-hold', offers?.holds)
      marks.setHold(id, call.body, call.person.name, clock.now())
      note(call, 'recording-held', id, call.body.reason)
      return { body: {} }
    },
    releaseHold(call) {
      const { id } = asked(call, 'recordings-hold', offers?.holds)
      if (!marks.releaseHold(id)) throw new Problem('not-found')
      note(call, 'recording-released', id, call.body.reason)
      return { body: {} }
    },
    deleteRecording(call) {
      const { id, held } = asked(call, 'recordings-delete', offers !== undefined && offers.deletion !== 'none')
      const { reason } = call.body
      if (held) throw new Problem('conflict')
      if (marks.deletion(id)) throw new Problem('not-found')
      marks.delete(id, clock.now(), offers?.deletion === 'restorable' ? clock.now() + restorableFor : null)
      note(call, 'recording-deleted', id, reason)
      return { body: {} }
    },
    restoreRecording(call) {
      const { id } = asked(call, 'recordings-delete', offers?.deletion === 'restorable')
      const until = marks.deletion(id)?.until ?? 0
      if (until < clock.now() || !marks.restore(id)) throw new Problem('not-found')
      note(call, 'recording-restored', id)
      return { body: {} }
    },
    fetchBack(call) {
      const { id, state } = asked(call, 'recordings-play', offers?.archive)
      if (state !== 'archived') throw new Problem('not-found')
      recordings.setState(id, 'preparing')
      return { body: {} }
    },
    readRecordingAudit(call) {
      const { id } = asked(call, 'recordings-audit', offers?.audit)
      const entries = audit.ofRecording(id).flatMap(({ at, event, personId, facts }) => {
        const did = Object.entries(deeds).find(([name]) => name === event)?.[1]
        const who = personId === null ? '' : people.withId(personId).name
        return did ? [{ at: written(at), who, did, reason: String(facts.reason ?? '') }] : []
      })
      return { body: { entries } }
    },
  }
}
