import { recordingDownloadText } from 'text:recording-export'
import { useSignal } from '@preact/signals'
import { Download as DownloadIcon, FolderOpen, X } from 'lucide'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { call } from '../../bridge.ts'
import { describeError } from '../../errors/describe-error.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { formatBytes } from '../../i18n/format.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AskReason } from '../reason.tsx'
import { type Download, download, downloadOf } from './downloads.ts'
import './download-recording.css'
import { mayDownload, needsReason } from './rights.ts'

/**
 * Saves the file of a recording: the button, and what became of it. In a row of buttons the outcome takes a line of its
 * own below them.
 */
export function DownloadRecording({ recording }: { recording: Pick<RecordingDetails, 'id' | 'state'> }) {
  const { id } = recording
  const button = useId()
  const isAsking = useSignal(false)
  const isShown = useRef(true)
  useEffect(
    () => () => {
      isShown.current = false
    },
    [],
  )
  const now = downloadOf(id)
  if (!mayDownload(recording)) return null
  const save = async (reason: string) => {
    const outcome = await download(id, reason)
    // A person who has gone on to another screen would not learn it from the notice.
    if (outcome?.state === 'saved' && !isShown.current) announce(recordingDownloadText.saved({ name: outcome.name }))
  }
  const cancel = () => {
    void call('recordings.cancelDownload', { recording: id })
    // The button that was pressed is about to go.
    document.getElementById(button)?.focus()
  }
  const begin = () => {
    if (needsReason()) isAsking.value = true
    else void save('')
  }
  return (
    <>
      <Button id={button} icon={DownloadIcon} busy={now?.state === 'running'} onClick={begin}>
        {recordingDownloadText.download}
      </Button>
      {isAsking.value && (
        <AskReason
          to="save"
          confirm={recordingDownloadText.download}
          onConfirm={(reason) => void save(reason)}
          onClose={() => {
            isAsking.value = false
          }}
        />
      )}
      {now && (
        <div class="download-outcome">
          <Outcome download={now} onCancel={cancel} onRetry={begin} />
        </div>
      )}
    </>
  )
}

interface OutcomeProps {
  download: Download
  onCancel: () => void
  onRetry: () => void
}

function Outcome({ download: now, onCancel, onRetry }: OutcomeProps) {
  const { mismatch, empty } = recordingDownloadText
  const retry = <Button onClick={onRetry}>{recordingDownloadText.retry}</Button>
  switch (now.state) {
    case 'running':
      return <Progress {...now} onCancel={onCancel} />
    case 'saved':
      return (
        <Notice
          kind="success"
          title={recordingDownloadText.saved({ name: now.name })}
          actions={
            <Button icon={FolderOpen} onClick={() => void call('recordings.showSaved', { by: 'download' })}>
              {recordingDownloadText.showInFolder}
            </Button>
          }
        >
          <p>{now.isVerified ? recordingDownloadText.verified : recordingDownloadText.unverified}</p>
          <p>{recordingDownloadText.keepSafe}</p>
        </Notice>
      )
    case 'mismatch':
      return (
        <Notice kind="error" title={mismatch.title} actions={retry}>
          <p>{mismatch.body}</p>
          <p>{mismatch.nextStep}</p>
        </Notice>
      )
    case 'empty':
      return (
        <Notice kind="warning" title={empty.title}>
          <p>{empty.body}</p>
        </Notice>
      )
    case 'failed':
      return <ErrorNotice error={now.error} title={failedTitle(now.error, now.hasPart)} onRetry={onRetry} />
  }
}

/** How much has arrived. Before that the system asks for a place, and there is nothing to show. */
function Progress({ done, total, onCancel }: { done: number; total: number; onCancel: () => void }) {
  if (total === 0) return null
  return (
    <div class="download-progress patient">
      <progress value={done} max={total} aria-label={recordingDownloadText.downloadProgress} />
      <span>{recordingDownloadText.downloading({ done: formatBytes(done), total: formatBytes(total) })}</span>
      <IconButton icon={X} label={recordingDownloadText.cancel} onClick={onCancel} />
    </div>
  )
}

/** What this screen knows better than the general words. */
function failedTitle(error: AppError, hasPart: boolean): string | undefined {
  if (error.code === 'forbidden') return recordingDownloadText.mayNot
  if (error.code === 'not-found') return recordingDownloadText.gone
  const mayContinue = hasPart && error.code !== 'cannot-save' && describeError(error).action === 'retry'
  return mayContinue ? recordingDownloadText.brokeOff : undefined
}
