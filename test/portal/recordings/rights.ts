import type { Permission } from '../../../src/shared/session/session.ts'
import type { PortalSettings } from '../options.ts'
import { type Person, permissionsOf } from '../people/people-store.ts'
import { Problem } from '../server/problem.ts'
import type { Sight } from './employees.ts'
import type { CurrentRecording, RecordingStore } from './store.ts'

/** Throws `forbidden` where the portal has no recordings, or the person lacks the right. */
export function demandRight({ capabilities }: PortalSettings, person: Person, right: Permission): void {
  if (!capabilities.recordings || !permissionsOf(person).includes(right)) throw new Problem('forbidden')
}

/** Whose calls the person may see. Those of people with confidential calls are for administrators only. */
export const sightOf = (person: Person): Sight => (person.role === 'administrator' ? 'all' : 'not-confidential')

/** The recording of that id; throws `not-found`, also where the person may not see the call. */
export function known(recordings: RecordingStore, id: string, person: Person): CurrentRecording {
  const recording = recordings.withId(id)
  if (!recording || !recordings.isSeen(id, sightOf(person))) throw new Problem('not-found')
  return recording
}
