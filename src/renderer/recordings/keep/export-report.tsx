import { exportReportText } from 'text:recording-export'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { Result } from '../../../shared/errors.ts'
import type { RecordingProblem } from '../../../shared/recordings/recording-files.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ProblemTable } from '../problem-table.tsx'

/** Which recordings an export could not save, and why. `failed` is how many they are. */
export function ExportReport({ failed, onClose }: { failed: number; onClose: () => void }) {
  const answer = useSignal<Result<{ problems: RecordingProblem[] }> | null>(null)
  const read = useCallback(async () => {
    answer.value = null
    answer.value = await call('recordings.exportProblems', {})
  }, [answer])
  useEffect(() => void read(), [read])
  const problems = answer.value?.ok ? answer.value.value.problems : null
  const { reasons, otherReason, shown, manifest } = exportReportText
  const title = exportReportText.title({ count: failed })
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" data-autofocus="" onClick={onClose}>
          {uiText.done}
        </Button>
      }
    >
      {answer.value === null && <Skeleton lines={4} lineHeight={28} />}
      {answer.value?.ok === false && <ErrorNotice error={answer.value.error} onRetry={() => void read()} />}
      {problems && (
        <>
          <ProblemTable label={title} problems={problems} reasons={reasons} otherReason={otherReason} />
          <p class="quiet">{problems.length < failed ? shown({ shown: problems.length }) : manifest}</p>
        </>
      )}
    </Dialog>
  )
}
