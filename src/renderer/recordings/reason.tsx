import { recordingReasonText } from 'text:recording-reason'
import { longestReason } from '../../shared/recordings/recording-limits.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useForm } from '../forms/use-form.ts'
import type { FormField } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'

interface AskReasonProps {
  /** What the person is about to do. */
  to: 'play' | 'save'
  /** What the button says that does it. */
  confirm: string
  onConfirm: (reason: string) => void
  onClose: () => void
}

/** Asks why a person listens to a recording or saves it, where the portal requires a reason. */
export function AskReason({ to, confirm, onConfirm, onClose }: AskReasonProps) {
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
    <FormDialog form={form} title={recordingReasonText.why[to]} confirm={confirm} onClose={onClose}>
      <ReasonField field={form.fields.reason} focusFirst />
    </FormDialog>
  )
}

/** Why something is done to a recording, which the portal records with the person's name. */
export function ReasonField({ field, focusFirst }: { field: FormField; focusFirst?: boolean }) {
  return (
    <TextField
      field={field}
      label={recordingReasonText.reason}
      hint={recordingReasonText.recorded}
      required
      marked
      focusFirst={focusFirst}
      autocomplete="off"
    />
  )
}

/** What is wrong with a reason. */
export function reasonErrors(typed: string): { reason?: string } {
  if (typed.trim() === '') return { reason: recordingReasonText.missing }
  const error = tooLong(typed, longestReason)
  return error === undefined ? {} : { reason: error }
}

/** What is wrong with a text of more than `most` characters; undefined if nothing is. */
export const tooLong = (typed: string, most: number): string | undefined =>
  typed.trim().length > most ? recordingReasonText.tooLong({ most }) : undefined
