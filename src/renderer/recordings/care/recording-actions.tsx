import {
  recordingActionsText,
  recordingDeletionText,
  recordingHoldText,
  recordingRetrievalText,
} from 'text:recording-care'
import { useSignal } from '@preact/signals'
import { ArchiveRestore, Lock, Trash2, Undo2 } from 'lucide'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { ChangeError, useChange } from './change.tsx'
import { DeleteDialog, HeldDialog } from './delete-dialog.tsx'
import { HeardBy } from './heard-by.tsx'
import { HoldDialog, ReleaseDialog } from './hold-dialogs.tsx'
import './care.css'
import { mayAudit, mayDelete, mayFetchBack, mayHold, mayRelease, mayRestore } from './rights.ts'

interface RecordingActionsProps {
  recording: RecordingDetails
  onChanged: () => void
}

/** What can be done with a recording besides listening: as far as the portal offers it and this person may. */
export function RecordingActions({ recording, onChanged }: RecordingActionsProps) {
  const open = useSignal<'hold' | 'delete' | 'held' | 'release' | null>(null)
  const close = () => {
    open.value = null
  }
  const openDialog = (name: typeof open.value) => () => {
    open.value = name
  }
  const dialog = { recording, onChanged, onClose: close }
  return (
    <div class="recording-actions">
      {mayFetchBack(recording) && <FetchBack recording={recording} onChanged={onChanged} />}
      {mayRestore(recording) && <Restore recording={recording} onChanged={onChanged} />}
      {mayHold(recording) && (
        <Button icon={Lock} onClick={openDialog('hold')}>
          {recordingHoldText.open}
        </Button>
      )}
      {mayDelete(recording) && (
        <MenuButton
          label={recordingActionsText.more}
          items={[
            {
              label: recordingDeletionText.open,
              icon: Trash2,
              onSelect: openDialog(recording.held ? 'held' : 'delete'),
            },
          ]}
        />
      )}
      {mayAudit() && <HeardBy key={recording.id} recording={recording} />}
      {open.value === 'hold' && <HoldDialog {...dialog} />}
      {open.value === 'delete' && <DeleteDialog {...dialog} />}
      {open.value === 'release' && <ReleaseDialog {...dialog} />}
      {open.value === 'held' && (
        <HeldDialog onRelease={mayRelease(recording) ? openDialog('release') : undefined} onClose={close} />
      )}
    </div>
  )
}

/** Brings a deleted recording back. */
function Restore({ recording, onChanged }: RecordingActionsProps) {
  const { mayNotRestore, restore, restored } = recordingDeletionText
  const { busy, error, change, retry } = useChange(onChanged)
  const send = () => call('recordings.restore', { recording: recording.id })
  return (
    <>
      <Button icon={Undo2} busy={busy.value} onClick={() => void change({ done: restored, send })}>
        {restore}
      </Button>
      {error.value && <ChangeError error={error.value} mayNot={mayNotRestore} onRetry={retry} />}
    </>
  )
}

/** Has an archived recording fetched back. */
function FetchBack({ recording, onChanged }: RecordingActionsProps) {
  const { done, fetchBack, mayNot } = recordingRetrievalText
  const { busy, error, change, retry } = useChange(onChanged)
  const send = () => call('recordings.fetchBack', { recording: recording.id })
  return (
    <>
      <Button icon={ArchiveRestore} busy={busy.value} onClick={() => void change({ done, send })}>
        {fetchBack}
      </Button>
      {error.value && <ChangeError error={error.value} mayNot={mayNot} onRetry={retry} />}
    </>
  )
}
