import { recordingNotesText } from 'text:recording-care'
import { uiText } from 'text:ui'
import type { ReadonlySignal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { StickyNote, Trash2 } from 'lucide'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { RecordingDetails, RecordingNote } from '../../../shared/recordings/recording.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { clockOf } from '../player/clock.ts'
import { type NoteRequest, noteRequest } from '../player/requests.ts'
import { ChangeError, useChange } from './change.tsx'
import { beginNote, noteDraft } from './note-drafts.ts'
import { NoteForm } from './note-form.tsx'
import './care.css'
import './recording-notes.css'
import { mayAddNotes, mayDeleteNotes } from './rights.ts'
import { times } from './when.ts'

interface RecordingNotesProps {
  recording: RecordingDetails
  /** The player's position in seconds: where a new note goes. */
  at: ReadonlySignal<number>
  /** Plays on from a place; absent if this person cannot hear the recording. */
  onSeek?: ((seconds: number) => void) | undefined
  onChanged: () => void
}

/** Notes at their places in a recording, and a form to add one at the player's position. */
export function RecordingNotes({ recording, at, onSeek, onChanged }: RecordingNotesProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const deleting = useSignal<RecordingNote | null>(null)
  const { notes } = recording
  const canAdd = mayAddNotes(recording)
  const draft = canAdd ? noteDraft(recording.id) : undefined
  useEffect(() => {
    if (!canAdd) return undefined
    const begin = (event: Event) => {
      const { detail } = event as NoteRequest
      if (detail.recording !== recording.id) return
      section.current?.querySelector('textarea')?.focus()
      beginNote(recording.id, detail.at)
    }
    document.addEventListener(noteRequest, begin)
    return () => document.removeEventListener(noteRequest, begin)
  }, [canAdd, recording.id])
  if (notes.length === 0 && !canAdd) return null
  return (
    <section ref={section} class="recording-care" aria-labelledby={id}>
      <div class="recording-care-heading">
        <h3 id={id}>{recordingNotesText.title}</h3>
        {canAdd && !draft && (
          <Button icon={StickyNote} onClick={() => beginNote(recording.id, at.peek())}>
            <AddLabel at={at} />
          </Button>
        )}
      </div>
      {draft && (
        <NoteForm
          key={recording.id}
          recording={recording.id}
          draft={draft}
          onChanged={onChanged}
          onOver={() => {
            // The button comes back with the next rendering.
            setTimeout(() => section.current?.querySelector<HTMLElement>('.recording-care-heading button')?.focus())
          }}
        />
      )}
      {notes.length > 0 && (
        <ul class="recording-notes">
          {notes
            .toSorted((one, other) => one.at - other.at)
            .map((note) => (
              <li key={note.id}>
                <NotePlace at={note.at} onSeek={onSeek} />
                <div class="recording-note">
                  <p class="recording-note-text" dir="auto">
                    {note.text}
                  </p>
                  <p class="quiet">{writtenBy(note)}</p>
                </div>
                {note.isOwn && mayDeleteNotes() && (
                  <IconButton
                    label={recordingNotesText.delete.label({ place: clockOf(note.at) })}
                    icon={Trash2}
                    onClick={() => {
                      deleting.value = note
                    }}
                  />
                )}
              </li>
            ))}
        </ul>
      )}
      {deleting.value && (
        <DeleteNote
          recording={recording.id}
          note={deleting.value}
          onChanged={onChanged}
          onClose={() => {
            deleting.value = null
          }}
        />
      )}
    </section>
  )
}

function writtenBy({ author, written }: RecordingNote): string {
  const moment = Date.parse(written)
  return recordingNotesText.by({ author, date: times().date(moment), time: times().time(moment) })
}

/** Apart, so that a sound that plays draws nothing else again. */
function AddLabel({ at }: { at: ReadonlySignal<number> }) {
  return <>{recordingNotesText.add({ place: clockOf(at.value) })}</>
}

function NotePlace({ at, onSeek }: { at: number; onSeek: RecordingNotesProps['onSeek'] }) {
  const place = clockOf(at)
  if (!onSeek) return <span class="recording-note-place">{place}</span>
  return (
    <button
      type="button"
      class="recording-note-place"
      aria-label={recordingNotesText.goTo({ place })}
      onClick={() => onSeek(at)}
    >
      {place}
    </button>
  )
}

interface DeleteNoteProps {
  recording: string
  note: RecordingNote
  onChanged: () => void
  onClose: () => void
}

function DeleteNote({ recording, note, onChanged, onClose }: DeleteNoteProps) {
  const words = recordingNotesText.delete
  const { busy, error, change, retry } = useChange(onChanged)
  const send = () => call('recordings.deleteNote', { recording, note: note.id })
  return (
    <Dialog
      title={words.title}
      onClose={busy.value ? undefined : onClose}
      actions={
        <>
          <Button aria-disabled={busy.value} onClick={onClose}>
            {uiText.cancel}
          </Button>
          <Button
            kind="danger"
            busy={busy.value}
            onClick={async () => {
              if (await change({ done: words.done, send })) onClose()
            }}
          >
            {words.confirm}
          </Button>
        </>
      }
    >
      <blockquote class="recording-care-quote" dir="auto">
        {note.text}
      </blockquote>
      <p>{words.body}</p>
      {error.value && <ChangeError error={error.value} mayNot={words.mayNot} onRetry={retry} />}
    </Dialog>
  )
}
