import { newExportText } from 'text:recording-export'
import { type Signal, useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { AppError, Result } from '../../../shared/errors.ts'
import { longestPattern, usualNames } from '../../../shared/recordings/file-name.ts'
import type { ExportCount, ExportForm, RecordingSelection } from '../../../shared/recordings/recording-files.ts'
import { call } from '../../bridge.ts'
import { type FormState, useForm } from '../../forms/use-form.ts'
import { announce } from '../../ui/announce.tsx'
import { reasonErrors } from '../reason.tsx'
import { maySaveRecordings, needsReason } from './rights.ts'
import { isExporting, readExport } from './running-export.ts'

export interface ExportPlace {
  as: ExportForm
  place: string
  /** In bytes; null if the system does not say. */
  free: number | null
}

type FieldName = 'what' | 'recordingsAs' | 'listAs' | 'names' | 'reason'

export interface NewExportState {
  form: FormState<FieldName>
  count: Signal<Result<ExportCount> | null>
  recount: () => void
  /** The form that is chosen now. */
  as: ExportForm
  /** Whether recordings can be exported at all, and whether they are now. */
  offersRecordings: boolean
  withRecordings: boolean
  /** Where to; null until it is chosen. */
  place: ExportPlace | null
  choosePlace: () => Promise<ExportPlace | null>
  /** The estimate exceeds what is free there, in bytes. */
  shortage: Signal<{ needed: number; free: number } | null>
  startDespiteSpace: () => void
  placeError: Signal<AppError | null>
  /** The place was forgotten because the app was locked. */
  isPlaceLost: Signal<boolean>
}

/** The state of an export that is about to be started. */
export function useNewExport(selection: RecordingSelection, onStarted: () => void): NewExportState {
  const count = useSignal<Result<ExportCount> | null>(null)
  const chosen = useSignal<ExportPlace | null>(null)
  const placeError = useSignal<AppError | null>(null)
  const isPlaceLost = useSignal(false)
  const shortage = useSignal<NewExportState['shortage']['value']>(null)
  const isDespiteSpace = useSignal(false)

  const form: FormState<FieldName> = useForm<FieldName>({
    initial: { what: 'recordings', recordingsAs: 'folder', listAs: 'xlsx', names: usualNames, reason: '' },
    validate: ({ names, reason }) =>
      withRecordings ? { ...namesErrors(names), ...(needsReason() && reasonErrors(reason)) } : {},
    submit: start,
  })
  const recordings = count.value?.ok ? count.value.value.recordings : null
  const offersRecordings = maySaveRecordings() && recordings !== 0
  const withRecordings = offersRecordings && form.fields.what.value.value === 'recordings'
  const { recordingsAs, listAs } = form.fields
  const as: ExportForm = withRecordings
    ? recordingsAs.value.value === 'zip'
      ? 'zip'
      : 'folder'
    : listAs.value.value === 'csv'
      ? 'csv'
      : 'xlsx'
  // Main asks for a folder, or for a file of one kind.
  const place = chosen.value?.as === as ? chosen.value : null

  const recount = useCallback(() => {
    count.value = null
    void call('recordings.countExport', { selection }).then((answer) => {
      count.value = answer
    })
  }, [count, selection])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected does not change while this is open.
  useEffect(() => {
    recount()
    void call('recordings.names', {}).then((answer) => {
      const { value } = form.fields.names
      if (answer.ok && value.peek() === usualNames) value.value = answer.value.names
    })
  }, [])

  async function choosePlace(): Promise<ExportPlace | null> {
    const answer = await call('recordings.chooseExportPlace', { as })
    placeError.value = answer.ok || answer.error.code === 'cancelled' ? null : answer.error
    if (!answer.ok || answer.value === null) return null
    isPlaceLost.value = false
    shortage.value = null
    chosen.value = { as, ...answer.value }
    return chosen.value
  }

  async function start({ names, reason }: Record<FieldName, string>): Promise<AppError | null> {
    if (isExporting()) return null
    if (place === null && (await choosePlace()) === null) return null
    if (withRecordings) {
      const kept = await call('recordings.keepNames', { names })
      if (!kept.ok) return kept.error
    }
    const asked = { selection, as, reason: withRecordings ? reason.trim() : '', despiteSpace: isDespiteSpace.peek() }
    const answer = await call('recordings.startExport', asked)
    isDespiteSpace.value = false
    if (!answer.ok) {
      isPlaceLost.value = answer.error.code === 'refused'
      if (!isPlaceLost.value) return answer.error.code === 'cancelled' ? null : answer.error
      chosen.value = null
      return null
    }
    if (answer.value.state === 'no-space') {
      const { needed, free } = answer.value
      shortage.value = { needed, free }
      return null
    }
    await readExport()
    announce(newExportText.started)
    onStarted()
    return null
  }

  return {
    form,
    count,
    recount,
    as,
    offersRecordings,
    withRecordings,
    place,
    choosePlace,
    shortage,
    startDespiteSpace() {
      isDespiteSpace.value = true
      void form.submit()
    },
    placeError,
    isPlaceLost,
  }
}

function namesErrors(names: string): { names?: string } {
  const { length } = names.trim()
  if (length === 0) return { names: newExportText.namesMissing }
  return length > longestPattern ? { names: newExportText.namesTooLong({ most: longestPattern }) } : {}
}
