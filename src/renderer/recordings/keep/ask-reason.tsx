import { fileReasonText } from 'text:recording-export'
import { uiText } from 'text:ui'
import { longestReason } from '../../../shared/recordings/recording-limits.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import type { FormField } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface AskReasonProps {
  /** What is done then. */
  confirm: string
  onConfirm: (reason: string) => void
  onClose: () => void
}

/** Asks why recordings are to leave the portal, where it requires a reason. */
export function AskReason({ confirm, onConfirm, onClose }: AskReasonProps) {
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => reasonErrors(reason),
    async submit({ reason }) {
      onClose()
      onConfirm(reason.trim())
      return null
    },
  })
  return (
    <Dialog title={fileReasonText.title} onClose={onClose}>
      <Form form={form} label={fileReasonText.title}>
        <ReasonField field={form.fields.reason} focusFirst />
        <DialogActions>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button kind="primary" type="submit" form={form.id}>
            {confirm}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}

/** The reason, which the portal records. */
export function ReasonField({ field, focusFirst }: { field: FormField; focusFirst?: boolean }) {
  return (
    <TextField
      field={field}
      label={fileReasonText.reason}
      hint={fileReasonText.recorded}
      required
      autocomplete="off"
      focusFirst={focusFirst}
    />
  )
}

/** What is wrong with a reason. */
export function reasonErrors(reason: string): { reason?: string } {
  const { length } = reason.trim()
  if (length === 0) return { reason: fileReasonText.missing }
  return length > longestReason ? { reason: fileReasonText.tooLong({ most: longestReason }) } : {}
}
