import { exportManyText } from 'text:phone-export'
import { uiText } from 'text:ui'
import type { ExportProgress } from '../../../shared/phones/phone-export.ts'
import { Button } from '../../ui/button.tsx'
import { formatRemaining } from '../../ui/clock.ts'
import { useRemaining } from '../../ui/countdown.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import './export-running.css'

/** The progress of the export, what it waits for, and Cancel. */
export function ExportRunning({ progress, onCancel }: { progress: ExportProgress; onCancel: () => void }) {
  const { phase, done, total, waiting } = progress
  return (
    <>
      <label class="export-running">
        <span>{exportManyText.progress[phase]({ done, total })}</span>
        <progress value={total === 0 ? undefined : done} max={Math.max(total, 1)} />
      </label>
      <p class="phone-export-small" role="status">
        {waiting?.for === 'portal' && <Pause until={waiting.until} />}
        {waiting?.for === 'reauthentication' && exportManyText.reauthentication}
      </p>
      <DialogActions>
        <Button data-autofocus="" onClick={onCancel}>
          {uiText.cancel}
        </Button>
      </DialogActions>
    </>
  )
}

function Pause({ until }: { until: number }) {
  return <>{exportManyText.pause({ time: formatRemaining(useRemaining(until)) })}</>
}
