import { runningExportText } from 'text:recording-export'
import { useSignal } from '@preact/signals'
import { CircleAlert, CircleCheck, FileDown, FolderOpen, Pause, Play, X } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { AppError } from '../../../shared/errors.ts'
import type { ExportStatus } from '../../../shared/recordings/recording-files.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { AskReason } from '../reason.tsx'
import { EndExport } from './end-export.tsx'
import './export-bar.css'
import { ExportReport } from './export-report.tsx'
import { ExportWords, UnfinishedWords } from './export-words.tsx'
import { maySaveRecordings, needsReason } from './rights.ts'
import {
  closeExportNotice,
  exportStatus,
  followExport,
  isUnderWay,
  readExport,
  type UnfinishedExport,
  unfinishedExport,
} from './running-export.ts'

/** The export at the foot of every page: its progress and how it ended, or one that can be resumed. */
export function ExportBar() {
  useEffect(() => followExport(), [])
  const status = exportStatus.value
  const unfinished = unfinishedExport.value
  const state = status?.state
  useEffect(() => {
    if (state === 'waiting' || state === 'paused') announce(runningExportText.announced[state])
  }, [state])
  if (status && (isUnderWay(status) || status.state === 'done' || !unfinished)) return <Bar status={status} />
  return unfinished && <Unfinished unfinished={unfinished} stopped={status} />
}

function Bar({ status }: { status: ExportStatus }) {
  const { state, done, total, failed } = status
  const open = useSignal<'cancel' | 'report' | null>(null)
  const section = useRef<HTMLElement>(null)
  const close = () => {
    open.value = null
  }
  const isRunning = isUnderWay(status)
  const isPaused = state === 'paused'
  // The buttons that ended it have gone.
  useEffect(() => {
    if (!isRunning && document.activeElement === document.body) section.current?.focus()
  }, [isRunning])
  return (
    <section ref={section} class="export-bar" aria-label={runningExportText.label} tabIndex={-1}>
      {isRunning && (
        <progress
          value={done}
          max={Math.max(total, 1)}
          aria-label={runningExportText.progress}
          data-held={state === 'running' ? undefined : ''}
        />
      )}
      <BarIcon is={isRunning ? 'running' : hasTrouble(status) ? 'trouble' : 'done'} />
      <p class="export-bar-words" role={isRunning ? undefined : 'status'}>
        <ExportWords status={status} />
      </p>
      <div class="export-bar-actions">
        {isRunning && (
          <>
            <Button
              icon={isPaused ? Play : Pause}
              aria-label={isPaused ? runningExportText.resumeLong : runningExportText.pauseLong}
              onClick={() => void call('recordings.pauseExport', { isPaused: !isPaused })}
            >
              {isPaused ? runningExportText.resume : runningExportText.pause}
            </Button>
            <Button
              aria-label={runningExportText.cancelLong}
              onClick={() => {
                open.value = 'cancel'
              }}
            >
              {runningExportText.cancel}
            </Button>
          </>
        )}
        {!isRunning && failed > 0 && (
          <Button
            onClick={() => {
              open.value = 'report'
            }}
          >
            {runningExportText.showReport}
          </Button>
        )}
        {state === 'done' && (
          <Button icon={FolderOpen} onClick={() => void call('recordings.showSaved', { by: 'export' })}>
            {runningExportText.showInFolder}
          </Button>
        )}
        {!isRunning && <CloseNotice />}
      </div>
      {open.value === 'cancel' && isRunning && <EndExport is="cancel" onClose={close} />}
      {open.value === 'report' && <ExportReport failed={failed} onClose={close} />}
    </section>
  )
}

/** Not finished in an earlier run of the app, or stopped by an error in this one. */
function Unfinished({ unfinished, stopped }: { unfinished: UnfinishedExport; stopped: ExportStatus | null }) {
  const open = useSignal<'reason' | 'discard' | 'why' | null>(null)
  const error = useSignal<AppError | null>(null)
  const busy = useSignal(false)
  const close = () => {
    open.value = null
  }
  const resume = async (reason: string) => {
    busy.value = true
    const answer = await call('recordings.resumeExport', { reason })
    busy.value = false
    if (answer.ok) await readExport()
    else if (answer.error.code !== 'cancelled') error.value = answer.error
  }
  const why = stopped?.error
  return (
    <section class="export-bar" aria-label={runningExportText.label}>
      <BarIcon is={stopped ? 'trouble' : 'running'} />
      <p class="export-bar-words" role="status">
        {stopped ? <ExportWords status={stopped} /> : <UnfinishedWords unfinished={unfinished} />}
      </p>
      <div class="export-bar-actions">
        {why && (
          <Button
            onClick={() => {
              open.value = 'why'
            }}
          >
            {runningExportText.why}
          </Button>
        )}
        {maySaveRecordings() && (
          <Button
            icon={Play}
            busy={busy.value}
            aria-label={runningExportText.resumeLong}
            onClick={() => {
              if (needsReason()) open.value = 'reason'
              else void resume('')
            }}
          >
            {runningExportText.resume}
          </Button>
        )}
        <Button
          aria-label={runningExportText.discardLong}
          onClick={() => {
            open.value = 'discard'
          }}
        >
          {runningExportText.discard}
        </Button>
        <CloseNotice />
      </div>
      {error.value && (
        <ErrorNotice error={error.value} title={runningExportText.notResumed} onRetry={() => void resume('')} />
      )}
      {open.value === 'reason' && (
        <AskReason
          to="save"
          confirm={runningExportText.resume}
          onConfirm={(reason) => void resume(reason)}
          onClose={close}
        />
      )}
      {open.value === 'discard' && <EndExport is="discard" onClose={close} />}
      {open.value === 'why' && why && (
        <Dialog title={runningExportText.whyTitle} onClose={close}>
          <ErrorNotice error={why} />
        </Dialog>
      )}
    </section>
  )
}

function CloseNotice() {
  return (
    <IconButton
      icon={X}
      label={runningExportText.close}
      onClick={() => {
        closeExportNotice()
        document.getElementById('content')?.focus()
      }}
    />
  )
}

const icons = { running: FileDown, done: CircleCheck, trouble: CircleAlert }

function BarIcon({ is }: { is: keyof typeof icons }) {
  return (
    <span class="export-bar-icon" data-is={is}>
      <Icon icon={icons[is]} size={18} />
    </span>
  )
}

const hasTrouble = ({ state, failed }: ExportStatus) => state === 'stopped' || failed > 0
