import { recordingRowText } from 'text:recordings'
import { uiText } from 'text:ui'
import type { Recording } from '../../shared/recordings/recordings.ts'
import { copyText } from '../clipboard.ts'
import type { MenuGroups } from '../menu/context-menu.ts'
import { announce } from '../ui/announce.tsx'
import { partiesOf } from './recording-words.ts'

/** The context menu of a call in the list. */
export function recordingRowMenu(recording: Recording, open: (recording: string) => void): MenuGroups {
  const { number } = partiesOf(recording).other
  const copy = async () => {
    const { ok } = await copyText(number)
    announce(ok ? uiText.copied : uiText.notCopied)
  }
  return [
    [{ label: recordingRowText.open, run: () => open(recording.id) }],
    [{ label: recordingRowText.copyNumber, enabled: number !== '', run: () => void copy() }],
  ]
}
