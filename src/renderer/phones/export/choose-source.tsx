import { exportManyText } from 'text:phone-export'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { ClipboardPaste, FileSpreadsheet, ListChecks, ListFilter } from 'lucide'
import type { Result } from '../../../shared/errors.ts'
import type { ExportList } from '../../../shared/phones/phone-export.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import './choose-source.css'
import { PasteList } from './paste-list.tsx'
import { type SelectedPhones, sendSelection } from './send-list.ts'

interface ChooseSourceProps {
  shown: SelectedPhones
  onTake: (give: () => Promise<Result<ExportList | null>>) => void
  onChoose: (() => void) | undefined
  onClose: () => void
}

/** Where the phones to export come from. */
export function ChooseSource({ shown, onTake, onChoose, onClose }: ChooseSourceProps) {
  const pasting = useSignal(false)
  if (pasting.value) {
    return (
      <PasteList
        of="phones"
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
        {shown.count > 0 && (
          <Button wide icon={ListFilter} onClick={() => onTake(() => sendSelection(shown))}>
            {exportManyText.found({ count: shown.count })}
          </Button>
        )}
        {onChoose && (
          <Button wide icon={ListChecks} onClick={onChoose}>
            {exportManyText.choose}
          </Button>
        )}
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
      <DialogActions>
        <Button onClick={onClose}>{uiText.cancel}</Button>
      </DialogActions>
    </>
  )
}
