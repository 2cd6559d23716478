import { exportManyText } from 'text:phone-export'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Result } from '../../../shared/errors.ts'
import type { ExportList } from '../../../shared/phones/phone-export.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import './choose-source.css'
import { sendText } from './send-list.ts'

interface PasteListProps {
  /** Lines of a CSV file, or only MAC addresses. */
  of: 'phones' | 'macs'
  onTake: (give: () => Promise<Result<ExportList>>) => void
  onBack: () => void
}

/** A list that the person types or pastes. */
export function PasteList({ of, onTake, onBack }: PasteListProps) {
  const text = useSignal('')
  const missing = useSignal(false)
  const id = useId()
  return (
    <form
      id={`${id}-form`}
      onSubmit={(event) => {
        event.preventDefault()
        missing.value = text.value.trim() === ''
        if (!missing.value) onTake(() => sendText(text.value, of))
      }}
    >
      <div class="field">
        <label class="field-label" for={id}>
          {exportManyText.pasteLabel[of]}
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
          {missing.value ? exportManyText.pasteMissing : exportManyText.pasteHint[of]}
        </p>
      </div>
      <DialogActions>
        <Button onClick={onBack}>{of === 'macs' ? uiText.cancel : exportManyText.back}</Button>
        <Button kind="primary" type="submit" form={`${id}-form`}>
          {exportManyText.takeList}
        </Button>
      </DialogActions>
    </form>
  )
}
