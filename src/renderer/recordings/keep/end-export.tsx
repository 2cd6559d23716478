import { endExportText } from 'text:recording-export'
import { useSignal } from '@preact/signals'
import type { AppError } from '../../../shared/errors.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { readExport } from './running-export.ts'

/** Asks before an export that runs is ended for good, or one that could be resumed is discarded. */
export function EndExport({ is, onClose }: { is: 'cancel' | 'discard'; onClose: () => void }) {
  const error = useSignal<AppError | null>(null)
  const busy = useSignal(false)
  const end = async () => {
    busy.value = true
    const answer = await call(is === 'cancel' ? 'recordings.cancelExport' : 'recordings.dropUnfinishedExport', {})
    busy.value = false
    if (!answer.ok) {
      error.value = answer.error
      return
    }
    onClose()
    if (is === 'discard') await readExport()
  }
  return (
    <Dialog
      title={is === 'cancel' ? endExportText.cancelTitle : endExportText.discardTitle}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus="" onClick={onClose}>
            {is === 'cancel' ? endExportText.keep : endExportText.keepUnfinished}
          </Button>
          <Button kind="danger" busy={busy.value} onClick={() => void end()}>
            {endExportText[is]}
          </Button>
        </>
      }
    >
      <p>{endExportText.body}</p>
      {error.value && <ErrorNotice error={error.value} />}
    </Dialog>
  )
}
