import { uiText } from 'text:ui'
import type { ComponentChildren } from 'preact'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { Form } from '../../forms/form.tsx'
import type { FormState } from '../../forms/use-form.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { WhenAndLength } from '../recording-facts.tsx'
import { callTitle } from '../recording-words.ts'
import { ChangeError } from './change.tsx'
import { ReasonField } from './reason-field.tsx'
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
  const busy = form.busy.value
  return (
    <Dialog title={words.title} onClose={busy ? undefined : onClose}>
      <div class="recording-care-quote">
        <p dir="auto">{callTitle(recording)}</p>
        <WhenAndLength details={recording} />
      </div>
      <p>{words.lead}</p>
      <Form
        form={form}
        label={words.title}
        error={error && <ChangeError error={error} {...words} onRetry={() => void form.submit()} />}
      >
        <ReasonField field={form.fields.reason} />
        {children}
        <DialogActions>
          <Button aria-disabled={busy} onClick={onClose}>
            {uiText.cancel}
          </Button>
          <Button kind={isDangerous ? 'danger' : 'primary'} type="submit" form={form.id} busy={busy}>
            {words.confirm}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
