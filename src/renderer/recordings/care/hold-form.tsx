import { recordingHoldText } from 'text:recording-care'
import type { AppError } from '../../../shared/errors.ts'
import type { NewHold } from '../../../shared/recordings/recording.ts'
import { longestCase } from '../../../shared/recordings/recording-limits.ts'
import { type FormState, useForm } from '../../forms/use-form.ts'
import { TextField } from '../../ui/text-field.tsx'
import { reasonErrors, tooLong } from '../reason.tsx'

type HoldField = 'reason' | 'case'

/** Asks for the reason of a hold, on one recording or on many, and for the number of the case, if there is one. */
export const useHoldForm = (put: (hold: NewHold) => Promise<AppError | null>) =>
  useForm<HoldField>({
    initial: { reason: '', case: '' },
    validate(typed) {
      const error = tooLong(typed.case, longestCase)
      return { ...reasonErrors(typed.reason), ...(error !== undefined && { case: error }) }
    },
    submit: (typed) => put({ reason: typed.reason.trim(), case: typed.case.trim() }),
  })

export const CaseField = ({ form }: { form: FormState<HoldField> }) => (
  <TextField field={form.fields.case} label={recordingHoldText.case} autocomplete="off" verbatim />
)
