import { recordingNotesText } from 'text:recording-care'
import { uiText } from 'text:ui'
import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { longestNote } from '../../../shared/recordings/recording-limits.ts'
import { call } from '../../bridge.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { clockOf } from '../player/clock.ts'
import { ChangeError, concluded } from './change.tsx'
import { isBegun, keepNote, type NoteDraft } from './note-drafts.ts'

interface NoteFormProps {
  recording: string
  draft: NoteDraft
  onChanged: () => void
  /** Called when the note is saved or given up, and the focus goes with the form. */
  onOver: () => void
}

/** A note that is being written. Its place is where it was begun; its text stays until the portal has it. */
export function NoteForm({ recording, draft, onChanged, onOver }: NoteFormProps) {
  const { at } = draft
  const form = useForm<'text'>({
    initial: { text: draft.text },
    validate: ({ text }) => noteErrors(text.trim()),
    async submit({ text }) {
      const answer = await call('recordings.addNote', { recording, note: { at, text: text.trim() } })
      if (answer.ok) over()
      return concluded(answer, recordingNotesText.added, onChanged)
    },
  })
  const { value } = form.fields.text
  const over = () => {
    const hadFocus = form.element?.contains(document.activeElement) === true
    keepNote(recording, null)
    if (hadFocus) onOver()
  }
  useSignalEffect(() => {
    const text = value.value
    // The note is over when its draft has gone, though the form is drawn until the next rendering.
    if (isBegun(recording)) keepNote(recording, { at, text })
  })
  // One that was only begun is not waited with.
  useEffect(
    () => () => {
      if (value.peek() === '') keepNote(recording, null)
    },
    [recording, value],
  )
  const label = recordingNotesText.label({ place: clockOf(at) })
  const error = form.error.value
  return (
    <Form
      form={form}
      label={recordingNotesText.title}
      error={
        error && <ChangeError error={error} mayNot={recordingNotesText.mayNot} onRetry={() => void form.submit()} />
      }
    >
      <TextArea
        field={form.fields.text}
        label={label}
        hint={recordingNotesText.hint}
        // A text that was kept must not take the focus from the list that leads here.
        focusFirst={draft.text === ''}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            void form.submit()
          } else if (event.key === 'Escape' && value.peek() === '') {
            event.preventDefault()
            over()
          }
        }}
      />
      <div class="form-actions">
        <Button type="submit" busy={form.busy.value}>
          {recordingNotesText.save}
        </Button>
        <Button kind="quiet" aria-disabled={form.busy.value} onClick={over}>
          {uiText.cancel}
        </Button>
      </div>
    </Form>
  )
}

function noteErrors(text: string): { text?: string } {
  if (text === '') return { text: recordingNotesText.missing }
  if (text.length > longestNote) return { text: recordingNotesText.tooLong({ most: longestNote, count: text.length }) }
  return {}
}
