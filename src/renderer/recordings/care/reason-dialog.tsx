import type { ComponentChildren } from 'preact'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { FormDialog } from '../../forms/form-dialog.tsx'
import type { FormState } from '../../forms/use-form.ts'
import { ReasonField } from '../reason.tsx'
import { WhenAndLength } from '../recording-facts.tsx'
import { callTitle } from '../recording-words.ts'
import { ChangeError } from './change.tsx'
import './care.css'

interface ReasonDialogProps<Name extends string> {
  form: FormState<Name | 'reason'>
  recording: RecordingDetails
  words: { title: string; lead: string; confirm: string; mayNot: string; conflict?: { title: string; body: string } }
  /** For what cannot be undone. */
  isDangerous?: boolean
  onClose: () => void
  /** Further fields. */
  children?: ComponentChildren
}

/** Asks for the reason before something is done to a recording, and names the call that it is done to. */
export function ReasonDialog<Name extends string>(props: ReasonDialogProps<Name>) {
  const { form, recording, words, isDangerous, onClose, children } = props
  const error = form.error.value
  return (
    <FormDialog
      form={form}
      title={words.title}
      lead={
        <>
          <div class="recording-care-quote">
            <p>{callTitle(recording)}</p>
            <WhenAndLength details={recording} />
          </div>
          <p>{words.lead}</p>
        </>
      }
      confirm={words.confirm}
      isDangerous={isDangerous}
      error={error && <ChangeError error={error} {...words} onRetry={() => void form.submit()} />}
      onClose={form.busy.value ? undefined : onClose}
    >
      <ReasonField field={form.fields.reason} focusFirst />
      {children}
    </FormDialog>
  )
}
