import type { RecordingDetails } from '../../../src/shared/recordings/recording.ts'
import type { Recording } from '../../../src/shared/recordings/recordings.ts'

/** A call as the portal lists it. */
export function aCall(id: string, start: string, more: Partial<Recording> = {}): Recording {
  return {
    id,
    start,
    seconds: 60,
    direction: 'inbound',
    caller: { number: '+44 1632 960123', name: '' },
    callee: { number: '200', name: 'Ada Fernandes' },
    state: 'available',
    unrecordedBecause: null,
    held: false,
    keptUntil: null,
    tags: [],
    ...more,
  }
}

/** An opened call, of which the portal knows no more than it must. */
export const recording: RecordingDetails = {
  ...aCall('call-1', '2026-11-24T13:52:07Z', { seconds: 243, caller: { number: '+44 7700 900123', name: '' } }),
  talkSeconds: 239,
  line: '',
  format: '',
  size: null,
  sha256: null,
  channels: null,
  pauses: [],
  legs: [],
  hold: null,
  notes: [],
  score: null,
  deleted: null,
}
