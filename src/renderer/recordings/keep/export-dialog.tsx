import { newExportText, recordingDownloadText } from 'text:recording-export'
import { uiText } from 'text:ui'
import { useId } from 'preact/hooks'
import type { ExportCount, RecordingSelection } from '../../../shared/recordings/recording-files.ts'
import type { RecordingPage } from '../../../shared/recordings/recordings.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Form } from '../../forms/form.tsx'
import { formatBytes } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import type { FormField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ReasonField } from '../reason.tsx'
import './export-dialog.css'
import { FileNames } from './file-names.tsx'
import { maySaveRecordings, needsReason } from './rights.ts'
import { isExporting } from './running-export.ts'
import { type NewExportState, useNewExport } from './use-new-export.ts'

interface ExportDialogProps {
  selection: RecordingSelection
  /** How many calls that is, as far as the list knows. */
  total: RecordingPage['total']
  onClose: () => void
}

/** What of the selected calls is exported, where to and as what. The export then runs in main. */
export function ExportDialog({ selection, total, onClose }: ExportDialogProps) {
  const state = useNewExport(selection, onClose)
  const { form, count, recount, offersRecordings, withRecordings } = state
  const counted = count.value?.ok ? count.value.value : null
  const fields = form.fields
  return (
    <Dialog title={titleOf(counted, total)} onClose={onClose}>
      <Form form={form} label={newExportText.title}>
        {count.value?.ok === false && (
          <ErrorNotice error={count.value.error} title={newExportText.notCounted} onRetry={recount} />
        )}
        {offersRecordings ? (
          <Choice
            field={fields.what}
            label={newExportText.what}
            options={{ recordings: newExportText.recordings, list: newExportText.list }}
          />
        ) : (
          <p class="quiet">{maySaveRecordings() ? newExportText.noRecordings : newExportText.listOnly}</p>
        )}
        {withRecordings ? (
          <SelectField
            key="recordings"
            field={fields.recordingsAs}
            label={newExportText.as}
            options={formsOf('folder', 'zip')}
          />
        ) : (
          <SelectField key="list" field={fields.listAs} label={newExportText.as} options={formsOf('xlsx', 'csv')} />
        )}
        {withRecordings && <FileNames field={fields.names} selection={selection} />}
        {withRecordings && needsReason() && <ReasonField field={fields.reason} />}
        <Where state={state} counted={counted} />
        <p class="export-keep-safe">{recordingDownloadText.keepSafe}</p>
        <DialogActions>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button kind="primary" type="submit" form={form.id} busy={form.busy.value} aria-disabled={isExporting()}>
            {newExportText.start}
          </Button>
        </DialogActions>
      </Form>
      <Obstacle state={state} />
    </Dialog>
  )
}

function titleOf(counted: ExportCount | null, { count, isExact }: RecordingPage['total']): string {
  const { titleCalls, titleAtLeast, titleBoth, titleBothAtLeast } = newExportText
  const calls = counted?.calls ?? { count, isExact }
  const recordings = counted?.recordings ?? null
  if (recordings === null || !maySaveRecordings()) {
    return (calls.isExact ? titleCalls : titleAtLeast)({ calls: calls.count })
  }
  return (calls.isExact ? titleBoth : titleBothAtLeast)({ calls: calls.count, recordings })
}

const formsOf = (...forms: (keyof typeof newExportText.forms)[]) =>
  forms.map((value) => ({ value, label: newExportText.forms[value] }))

interface ChoiceProps {
  field: FormField
  label: string
  /** Labels by value. */
  options: Readonly<Record<string, string>>
}

/** One of a few, all in sight. */
function Choice({ field, label, options }: ChoiceProps) {
  return (
    <fieldset class="export-choice">
      <legend>{label}</legend>
      {Object.entries(options).map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={field.name}
            value={value}
            checked={field.value.value === value}
            onChange={() => {
              field.value.value = value
            }}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}

/** The place, which the system asks for, and whether there is room. */
function Where({ state, counted }: { state: NewExportState; counted: ExportCount | null }) {
  const { as, place, choosePlace, placeError, withRecordings } = state
  const id = useId()
  return (
    <div class="export-where">
      <p id={id} class="field-label">
        {newExportText.where}
      </p>
      <div class="export-place">
        <bdi id={`${id}-place`} class={place ? undefined : 'quiet'}>
          {place?.place ?? newExportText.noPlace}
        </bdi>
        <Button aria-describedby={`${id} ${id}-place`} onClick={() => void choosePlace()}>
          {newExportText.choose[as === 'folder' ? 'folder' : 'file']}
        </Button>
      </div>
      <p class="field-note" role="status">
        {spaceWords(withRecordings ? counted : null, place?.free ?? null)}
      </p>
      {placeError.value && <ErrorNotice error={placeError.value} />}
    </div>
  )
}

function spaceWords(counted: ExportCount | null, free: number | null): string {
  const { size, sizeAndFree, free: onlyFree } = newExportText
  if (counted === null) return free === null ? '' : onlyFree({ free: formatBytes(free) })
  const needed = formatBytes(counted.bytes)
  return free === null ? size({ size: needed }) : sizeAndFree({ size: needed, free: formatBytes(free) })
}

/** What stands in the way of starting. */
function Obstacle({ state }: { state: NewExportState }) {
  const { shortage, isPlaceLost, startDespiteSpace, form } = state
  const { running } = newExportText
  if (isExporting()) {
    return (
      <Notice kind="warning" title={running.title}>
        <p>{running.body}</p>
      </Notice>
    )
  }
  if (isPlaceLost.value) {
    return (
      <Notice kind="warning">
        <p>{newExportText.placeLost}</p>
      </Notice>
    )
  }
  if (!shortage.value) return null
  const { needed, free } = shortage.value
  return (
    <Notice
      kind="warning"
      title={newExportText.shortage.title}
      actions={
        <Button busy={form.busy.value} onClick={startDespiteSpace}>
          {newExportText.shortage.anyway}
        </Button>
      }
    >
      <p>{newExportText.shortage.body({ needed: formatBytes(needed), free: formatBytes(free) })}</p>
    </Notice>
  )
}
