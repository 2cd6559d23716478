import type { Permission } from '../../../src/shared/session/session.ts'
import type { PortalSettings } from '../options.ts'
import { type Person, permissionsOf } from '../people/people-store.ts'
import { Problem } from '../server/problem.ts'
import type { CurrentRecording, RecordingStore } from './store.ts'

/** Throws `forbidden` where the portal has no recordings, or the person lacks the right. */
export function demandRight({ capabilities }: PortalSettings, person: Person, right: Permission): void {
  if (!capabilities.recordings || !permissionsOf(person).includes(right)) throw new Problem('forbidden')
}

/** The recording of that id; throws `not-found`. */
export function known(recordings: RecordingStore, id: string): CurrentRecording {
  const recording = recordings.withId(id)
  if (!recording) throw new Problem('not-found')
  return recording
}
