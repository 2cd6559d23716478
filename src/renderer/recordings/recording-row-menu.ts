import { recordingRowText } from 'text:recordings'
import { uiText } from 'text:ui'
import { copyText } from '../clipboard.ts'
import type { Choosing } from '../list/choosing.ts'
import type { MenuAction, MenuGroups } from '../menu/context-menu.ts'
import { announce } from '../ui/announce.tsx'
import { playRequest } from './player/requests.ts'
import { mayPlay } from './player/rights.ts'
import type { RecordingRow } from './recording-rows.ts'
import { partiesOf } from './recording-words.ts'

/** The context menu of a call in the list. */
export function recordingRowMenu(
  row: RecordingRow,
  choosing: Choosing<RecordingRow> | null,
  open: (recording: string) => void,
): MenuGroups {
  const { id, recording } = row
  const { number } = partiesOf(recording).other
  const copy = async () => {
    const { ok } = await copyText(number)
    announce(ok ? uiText.copied : uiText.notCopied)
  }
  const opens: MenuAction[] = [{ label: recordingRowText.open, run: () => open(id) }]
  if (recording.state === 'available' && mayPlay()) {
    const play = () => {
      playRequest.value = id
      open(id)
    }
    opens.push({ label: recordingRowText.play, run: play })
  }
  const isChosen = choosing?.isOn === true && choosing.has(row)
  const choose: MenuAction[] = choosing
    ? [
        {
          label: isChosen ? recordingRowText.takeOut : recordingRowText.choose,
          run: () => choosing.choose([row], !isChosen),
        },
      ]
    : []
  return [opens, choose, [{ label: recordingRowText.copyNumber, enabled: number !== '', run: () => void copy() }]]
}
