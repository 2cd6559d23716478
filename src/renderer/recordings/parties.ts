import { recordingDetailText } from 'text:recording-detail'
import type { Recording } from '../../shared/recordings/recordings.ts'

/** "Ada Fernandes (200)", or what is known of it. */
export function partyName({ name, number }: Recording['caller']): string {
  if (name && number) return recordingDetailText.party({ name, number })
  return name || number || recordingDetailText.withheld
}

/** "+44 7700 900123 → Ada Fernandes (200)". */
export const callTitle = ({ caller, callee }: Pick<Recording, 'caller' | 'callee'>): string =>
  recordingDetailText.title({ caller: partyName(caller), callee: partyName(callee) })
