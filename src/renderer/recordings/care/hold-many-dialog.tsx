import { recordingHoldManyText, recordingHoldText } from 'text:recording-care'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AppError } from '../../../shared/errors.ts'
import type { HoldsMade, HoldsProgress } from '../../../shared/recordings/many-holds.ts'
import type { RecordingSelection } from '../../../shared/recordings/recording-files.ts'
import type { RecordingPage } from '../../../shared/recordings/recordings.ts'
import { call, listen } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { formatRemaining } from '../../ui/clock.ts'
import { useRemaining } from '../../ui/countdown.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemTable } from '../problem-table.tsx'
import { ReasonField } from '../reason.tsx'
import { CaseField, useHoldForm } from './hold-form.tsx'
import './hold-many-dialog.css'

interface HoldManyDialogProps {
  selection: RecordingSelection
  /** How many calls that is, as far as the list knows. */
  total: RecordingPage['total']
  /** Called when recordings may have been put on hold. */
  onChanged: () => void
  /** `isDone`: every recording is on hold, so that there is nothing left to do. */
  onClose: (isDone: boolean) => void
}

/** Puts all recordings of a selection on hold: asks for the reason, shows how far it is, and tells how it ended. */
export function HoldManyDialog({ selection, total, onChanged, onClose }: HoldManyDialogProps) {
  const { title, titleAtLeast, lead, leftOut } = recordingHoldManyText
  const isRunning = useSignal(false)
  const made = useSignal<HoldsMade | null>(null)
  const form = useHoldForm(async (hold) => {
    isRunning.value = true
    const answer = await call('recordings.holdMany', { selection, hold })
    isRunning.value = false
    onChanged()
    made.value = answer.ok ? answer.value : null
    if (answer.ok) announce(endOf(answer.value))
    return answer.ok ? null : answer.error
  })
  if (isRunning.value) return <Running title={(total.isExact ? title : titleAtLeast)(total)} />
  if (made.value) return <Ended made={made.value} onRetry={() => void form.submit()} onClose={onClose} />
  return (
    <FormDialog
      form={form}
      title={(total.isExact ? title : titleAtLeast)(total)}
      lead={
        <p>
          {lead} {leftOut}
        </p>
      }
      confirm={recordingHoldText.confirm}
      error={form.error.value && <NotAnswered error={form.error.value} onRetry={() => void form.submit()} />}
      onClose={() => onClose(false)}
    >
      <ReasonField field={form.fields.reason} focusFirst />
      <CaseField form={form} />
    </FormDialog>
  )
}

function NotAnswered({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  const { title, body } = recordingHoldManyText.interrupted
  if (error.code !== 'cancelled' && error.code !== 'locked') return <ErrorNotice error={error} onRetry={onRetry} />
  return (
    <Notice kind="warning" title={title}>
      <p>{body}</p>
    </Notice>
  )
}

function Running({ title }: { title: string }) {
  const { counting, progress, stop } = recordingHoldManyText
  const now = useSignal<HoldsProgress>({ done: 0, total: 0, until: null })
  useEffect(
    () =>
      listen('recordings.holdsProgress', (next) => {
        now.value = next
      }),
    [now],
  )
  const { done, total, until } = now.value
  return (
    <Dialog
      title={title}
      onClose={undefined}
      actions={
        <Button data-autofocus="" onClick={() => void call('recordings.stopHoldMany', {})}>
          {stop}
        </Button>
      }
    >
      <label class="hold-many-running">
        <span>{total === 0 ? counting : progress({ done, total })}</span>
        <progress value={total === 0 ? undefined : done} max={Math.max(total, 1)} />
      </label>
      <p class="field-note" role="status">
        {until !== null && <Waiting until={until} />}
      </p>
    </Dialog>
  )
}

function Waiting({ until }: { until: number }) {
  return <>{recordingHoldManyText.waiting({ time: formatRemaining(useRemaining(until)) })}</>
}

interface EndedProps {
  made: HoldsMade
  onRetry: () => void
  onClose: HoldManyDialogProps['onClose']
}

/** What became of the calls. What failed, or was not reached, can be tried again. */
function Ended({ made, onRetry, onClose }: EndedProps) {
  const words = recordingHoldManyText
  const { already, without, failed, problems, stopped } = made
  const isDone = failed === 0 && stopped === null
  const close = () => onClose(isDone)
  return (
    <Dialog
      wide={problems.length > 0}
      title={endOf(made)}
      onClose={close}
      actions={
        <>
          {!isDone && <Button onClick={onRetry}>{words.retry}</Button>}
          <Button kind="primary" data-autofocus="" onClick={close}>
            {uiText.done}
          </Button>
        </>
      }
    >
      {stopped && stopped.code !== 'cancelled' && <ErrorNotice error={stopped} />}
      {(stopped || already > 0 || without > 0) && (
        <ul class="hold-many-rest">
          {already > 0 && <li>{words.already({ count: already })}</li>}
          {without > 0 && <li>{words.without({ count: without })}</li>}
          {stopped && <li>{words.stopped}</li>}
        </ul>
      )}
      {problems.length > 0 && (
        <ProblemTable
          label={words.problems}
          problems={problems}
          reasons={words.reasons}
          otherReason={words.otherReason}
        />
      )}
      {problems.length < failed && <p class="quiet">{words.shown({ shown: problems.length })}</p>}
    </Dialog>
  )
}

function endOf({ held, failed, stopped }: HoldsMade): string {
  const { all, some, stopped: early } = recordingHoldManyText.ended
  if (stopped) return early({ held })
  return failed > 0 ? some({ held, failed }) : all({ held })
}
