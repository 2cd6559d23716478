import { useSignal } from '@preact/signals'
import { ClipboardPaste, FileSpreadsheet, ListChecks, ListFilter } from 'lucide'
import { useId } from 'preact/hooks'
import type { Result } from '../../../shared/errors.ts'
import type { ExportList } from '../../../shared/phone-export.ts'
import { call } from '../../bridge.ts'
import { exportManyText } from '../../i18n/en/phone-export.ts'
import { uiText } from '../../i18n/en/ui.ts'
import { Button } from '../../ui/button.tsx'
import './choose-source.css'
import { sendSelection, sendText } from './send-list.ts'

interface ChooseSourceProps {
  shown: readonly string[]
  onTake: (give: () => Promise<Result<ExportList | null>>) => void
  onChoose: () => void
  onClose: () => void
}

/** Where the phones to export come from. */
export function ChooseSource({ shown, onTake, onChoose, onClose }: ChooseSourceProps) {
  const pasting = useSignal(false)
  if (pasting.value) {
    return (
      <PasteList
        onTake={onTake}
        onBack={() => {
          pasting.value = false
        }}
      />
    )
  }
  return (
    <>
      <p class="quiet">{exportManyText.lead}</p>
      <fieldset class="choose-source">
        <legend>{exportManyText.sources}</legend>
        <Button
          wide
          icon={ListFilter}
          aria-disabled={shown.length === 0}
          onClick={() => onTake(() => sendSelection(shown))}
        >
          {exportManyText.found(shown.length)}
        </Button>
        <Button wide icon={ListChecks} onClick={onChoose}>
          {exportManyText.choose}
        </Button>
        <Button wide icon={FileSpreadsheet} onClick={() => onTake(() => call('phones.openExportList', {}))}>
          {exportManyText.file}
        </Button>
        <p class="phone-export-small">{exportManyText.fileHint}</p>
        <Button
          wide
          icon={ClipboardPaste}
          onClick={() => {
            pasting.value = true
          }}
        >
          {exportManyText.paste}
        </Button>
      </fieldset>
      <div class="dialog-actions">
        <Button onClick={onClose}>{uiText.cancel}</Button>
      </div>
    </>
  )
}

function PasteList({ onTake, onBack }: Pick<ChooseSourceProps, 'onTake'> & { onBack: () => void }) {
  const text = useSignal('')
  const missing = useSignal(false)
  const id = useId()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        missing.value = text.value.trim() === ''
        if (!missing.value) onTake(() => sendText(text.value))
      }}
    >
      <div class="field">
        <label class="field-label" for={id}>
          {exportManyText.pasteLabel}
        </label>
        <textarea
          id={id}
          class="input choose-source-text"
          rows={8}
          spellcheck={false}
          autocomplete="off"
          data-autofocus=""
          aria-describedby={`${id}-note`}
          aria-invalid={missing.value || undefined}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value
            missing.value = false
          }}
        />
        <p id={`${id}-note`} class={missing.value ? 'field-note field-error' : 'field-note'}>
          {missing.value ? exportManyText.pasteMissing : exportManyText.pasteHint}
        </p>
      </div>
      <div class="dialog-actions">
        <Button onClick={onBack}>{exportManyText.back}</Button>
        <Button kind="primary" type="submit">
          {exportManyText.takeList}
        </Button>
      </div>
    </form>
  )
}
