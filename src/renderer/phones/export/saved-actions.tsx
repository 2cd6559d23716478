import { phoneExportText } from 'text:phone-export'
import { uiText } from 'text:ui'
import { FolderOpen } from 'lucide'
import { call } from '../../bridge.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'

interface SavedActionsProps {
  /** Absent if there is nothing to go back to. */
  onBack?: () => void
  onClose: () => void
}

/** What is left to do once something was saved. Main shows it in its folder: the page knows no path. */
export function SavedActions({ onBack, onClose }: SavedActionsProps) {
  return (
    <DialogActions>
      {onBack && <Button onClick={onBack}>{phoneExportText.back}</Button>}
      <Button icon={FolderOpen} onClick={() => void call('phones.showExport', {})}>
        {phoneExportText.showInFolder}
      </Button>
      <Button kind="primary" data-autofocus="" onClick={onClose}>
        {uiText.done}
      </Button>
    </DialogActions>
  )
}
