import { recordingHoldText } from 'text:recording-care'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { call } from '../../bridge.ts'
import { useForm } from '../../forms/use-form.ts'
import { reasonErrors } from '../reason.tsx'
import { wallTimeName } from '../times.ts'
import { concluded } from './change.tsx'
import { CaseField, useHoldForm } from './hold-form.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { daysLeft } from './when.ts'

interface HoldDialogProps {
  recording: RecordingDetails
  onChanged: () => void
  onClose: () => void
}

/** Puts a recording on hold. */
export function HoldDialog({ recording, onChanged, onClose }: HoldDialogProps) {
  const { confirm, done, lead, mayNot, title } = recordingHoldText
  const form = useHoldForm(async (hold) => {
    const answer = await call('recordings.hold', { recording: recording.id, hold })
    if (answer.ok) onClose()
    return concluded(answer, done, onChanged)
  })
  return (
    <ReasonDialog form={form} recording={recording} words={{ title, lead, confirm, mayNot }} onClose={onClose}>
      <CaseField form={form} />
    </ReasonDialog>
  )
}

/** Releases a recording from its hold. */
export function ReleaseDialog({ recording, onChanged, onClose }: HoldDialogProps) {
  const { lead, over, until, ...words } = recordingHoldText.release
  const { keptUntil } = recording
  const form = useForm<'reason'>({
    initial: { reason: '' },
    validate: ({ reason }) => reasonErrors(reason),
    async submit({ reason }) {
      const answer = await call('recordings.releaseHold', { recording: recording.id, reason: reason.trim() })
      if (answer.ok) onClose()
      return concluded(answer, words.done, onChanged)
    },
  })
  const date = keptUntil === null ? null : wallTimeName(keptUntil)
  const next = date === null ? lead : daysLeft(keptUntil ?? '') < 0 ? over({ date }) : until({ date })
  return <ReasonDialog form={form} recording={recording} words={{ ...words, lead: next }} onClose={onClose} />
}
