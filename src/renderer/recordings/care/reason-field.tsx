import { recordingHoldText, recordingReasonText } from 'text:recording-care'
import { longestReason } from '../../../shared/recordings/recording-limits.ts'
import type { FormField } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Why something is done to a recording, which the portal records with the person's name. */
export function ReasonField({ field }: { field: FormField }) {
  return (
    <TextField
      field={field}
      label={recordingHoldText.reason}
      hint={recordingHoldText.recorded}
      required
      marked
      focusFirst
      autocomplete="off"
    />
  )
}

/** What is wrong with a reason; undefined if nothing is. */
export function reasonError(typed: string): string | undefined {
  if (typed.trim() === '') return recordingReasonText.missing
  return tooLong(typed, longestReason)
}

/** What is wrong with a text of more than `most` characters. */
export const tooLong = (typed: string, most: number): string | undefined =>
  typed.trim().length > most ? recordingReasonText.tooLong({ most }) : undefined
