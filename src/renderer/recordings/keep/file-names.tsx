import { newExportText } from 'text:recording-export'
import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { countedName, recordingFileName } from '../../../shared/recordings/file-name.ts'
import type { RecordingSelection } from '../../../shared/recordings/recording-files.ts'
import type { Recording } from '../../../shared/recordings/recordings.ts'
import { call } from '../../bridge.ts'
import type { FormField } from '../../ui/field.tsx'
import { Ltr } from '../../ui/ltr.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Sample = Pick<Recording, 'start' | 'direction' | 'caller' | 'callee'>

const parts = ['date', 'time', 'number', 'person'] as const

/** The pattern of file names, with what it makes of one of the calls, and buttons for those who would not type braces. */
export function FileNames({ field, selection }: { field: FormField; selection: RecordingSelection }) {
  const sample = useSample(selection)
  const box = useRef<HTMLDivElement>(null)
  const label = useId()
  const insert = (part: (typeof parts)[number]) => {
    const input = box.current?.querySelector('input')
    if (!input) return
    const [from, to] = [input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length]
    input.setRangeText(`{${part}}`, from, to, 'end')
    field.value.value = input.value
    field.error.value = null
    input.focus()
  }
  return (
    <div ref={box} class="file-names">
      <TextField
        field={field}
        label={newExportText.names}
        hint={<Example pattern={field.value.value} sample={sample} />}
        required
        verbatim
        autocomplete="off"
      />
      <fieldset class="file-names-parts" aria-labelledby={label}>
        <span id={label} class="quiet">
          {newExportText.insert}
        </span>
        {parts.map((part) => (
          <TextButton key={part} onClick={() => insert(part)}>
            {newExportText.parts[part]}
          </TextButton>
        ))}
      </fieldset>
    </div>
  )
}

function Example({ pattern, sample }: { pattern: string; sample: Sample }) {
  const marker = '\uFFFC'
  const [before, after] = newExportText.sample({ name: marker }).split(marker)
  return (
    <>
      {before}
      <Ltr>{countedName(recordingFileName(pattern, sample), 'wav', 1)}</Ltr>
      {after}
    </>
  )
}

/** The latest call of the selection, or an invented one until it is there. */
function useSample({ views: [view] }: RecordingSelection): Sample {
  const sample = useSignal<Sample>({
    start: '2026-11-24T13:52:07Z',
    direction: 'inbound',
    caller: { number: '+44 1632 960123', name: '' },
    callee: { number: '200', name: newExportText.samplePerson },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected does not change while this is open.
  useEffect(() => {
    if (!view) return
    const query = { ...view, order: 'newest', at: { by: 'offset', offset: 0 }, limit: 1 } as const
    void call('recordings.list', query).then((answer) => {
      const [latest] = answer.ok ? answer.value.recordings : []
      if (latest) sample.value = latest
    })
  }, [])
  return sample.value
}
