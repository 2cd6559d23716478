import { recordingDeletionText, recordingHoldText } from 'text:recording-care'
import { uiText } from 'text:ui'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { call } from '../../bridge.ts'
import { useForm } from '../../forms/use-form.ts'
import { capabilities } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { reasonErrors } from '../reason.tsx'
import { concluded } from './change.tsx'
import { confirmationOf } from './confirmation.ts'
import { ReasonDialog } from './reason-dialog.tsx'

interface DeleteDialogProps {
  recording: RecordingDetails
  onChanged: () => void
  onClose: () => void
}

/** Deletes a recording, after the person gave a reason and typed part of the call's number. */
export function DeleteDialog({ recording, onChanged, onClose }: DeleteDialogProps) {
  const { confirm, done, heldSince, lead, mayNot, title } = recordingDeletionText
  const kind = capabilities.value?.recordings?.deletion === 'restorable' ? 'restorable' : 'final'
  const confirmation = confirmationOf(recording)
  const form = useForm<'reason' | 'confirmation'>({
    initial: { reason: '', confirmation: '' },
    validate(typed) {
      const objection = confirmation.objection(typed.confirmation)
      return { ...reasonErrors(typed.reason), ...(objection && { confirmation: objection }) }
    },
    async submit({ reason }) {
      const answer = await call('recordings.delete', { recording: recording.id, reason: reason.trim() })
      if (answer.ok) onClose()
      return concluded(answer, done, onChanged)
    },
  })
  return (
    <ReasonDialog
      form={form}
      recording={recording}
      words={{ title: title[kind], lead: lead[kind], confirm, mayNot, conflict: heldSince }}
      isDangerous
      onClose={onClose}
    >
      <TextField
        field={form.fields.confirmation}
        label={confirmation.label}
        required
        marked
        autocomplete="off"
        verbatim
      />
    </ReasonDialog>
  )
}

interface HeldDialogProps {
  /** Goes on to releasing the hold; absent where this person may not. */
  onRelease: (() => void) | undefined
  onClose: () => void
}

/** Why a recording on hold cannot be deleted. */
export function HeldDialog({ onRelease, onClose }: HeldDialogProps) {
  const { held } = recordingDeletionText
  return (
    <Dialog
      title={held.title}
      onClose={onClose}
      actions={
        <>
          {onRelease && <Button onClick={onRelease}>{recordingHoldText.release.open}</Button>}
          <Button kind="primary" onClick={onClose}>
            {uiText.close}
          </Button>
        </>
      }
    >
      <p>{held.body}</p>
    </Dialog>
  )
}
