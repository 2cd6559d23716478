import { playReasonText } from 'text:recording-player'
import { uiText } from 'text:ui'
import { longestReason } from '../../../shared/recordings/recording-limits.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface PlayReasonProps {
  onClose: () => void
  onPlay: (reason: string) => void
}

/** Asks why the person wants to listen, where the portal records it. */
export function PlayReason({ onClose, onPlay }: PlayReasonProps) {
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => {
      const { length } = reason.trim()
      if (length === 0) return { reason: playReasonText.missing }
      return length > longestReason ? { reason: playReasonText.tooLong({ most: longestReason }) } : {}
    },
    async submit({ reason }) {
      onPlay(reason.trim())
      return null
    },
  })
  return (
    <Dialog
      title={playReasonText.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button kind="primary" type="submit" form={form.id}>
            {playReasonText.play}
          </Button>
        </>
      }
    >
      <Form form={form} label={playReasonText.title}>
        <TextField
          field={form.fields.reason}
          label={playReasonText.reason}
          hint={playReasonText.recorded}
          required
          focusFirst
          autocomplete="off"
        />
      </Form>
    </Dialog>
  )
}
