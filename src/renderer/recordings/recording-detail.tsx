import { recordingDetailText } from 'text:recording-detail'
import { callText, recordingsText } from 'text:recordings'
import { useSignal } from '@preact/signals'
import { ChevronDown, ChevronUp } from 'lucide'
import { useCallback, useEffect, useRef } from 'preact/hooks'
import type { Result } from '../../shared/errors.ts'
import type { RecordingDetails } from '../../shared/recordings/recording.ts'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { DetailPane } from '../list/detail-pane.tsx'
import { showInPlace } from '../routes.ts'
import { useConnectedAgain } from '../session/connection.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { accountRecordings } from './account-recordings.ts'
import { RecordingActions } from './care/recording-actions.tsx'
import { RecordingKeeping } from './care/recording-keeping.tsx'
import { RecordingLabels } from './care/recording-labels.tsx'
import { RecordingNotes } from './care/recording-notes.tsx'
import { DownloadRecording } from './keep/download-recording.tsx'
import { close, current, phase, seek } from './player/player.ts'
import { PlayerPanel } from './player/player-panel.tsx'
import { playRequest } from './player/requests.ts'
import { mayPlay } from './player/rights.ts'
import { trackOf } from './player/track.ts'
import './recording-detail.css'
import { RecordingFacts, RecordingLegs, WhenAndLength } from './recording-facts.tsx'
import { firstView } from './recording-rows.ts'
import { stateWords } from './recording-state.ts'
import { callTitle } from './recording-words.ts'

interface RecordingDetailProps {
  recording: string
  /** Goes back to the list, if only one of the two fits. */
  onBack: () => void
}

/** How often a recording that is being prepared is looked for again, in milliseconds. */
const lookAgain = 30_000

/** One call: its sound, or why there is none, and what is known of it. Rendered with the call's id as key. */
export function RecordingDetail({ recording, onBack }: RecordingDetailProps) {
  const answer = useSignal<Result<RecordingDetails> | null>(null)
  const reads = useRef(0)
  const read = useCallback(async () => {
    const request = ++reads.current
    const fresh = await call('recordings.read', { recording })
    // What is shown stays where reading it again fails.
    if (request === reads.current && (fresh.ok || answer.peek()?.ok !== true)) answer.value = fresh
  }, [answer, recording])
  const load = useCallback(() => {
    answer.value = null
    return read()
  }, [answer, read])
  useEffect(() => void load(), [load])
  useConnectedAgain(() => {
    if (answer.peek()?.ok === false) void load()
  })
  const changes = accountRecordings.value?.changes.value
  const knownChanges = useRef(changes)
  useEffect(() => {
    if (changes !== knownChanges.current) void read()
    knownChanges.current = changes
  }, [changes, read])
  const details = answer.value?.ok ? answer.value.value : undefined
  const isPreparing = details?.state === 'preparing'
  useEffect(() => {
    if (!isPreparing) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void read()
    }, lookAgain)
    return () => clearInterval(timer)
  }, [isPreparing, read])

  const isGone = details !== undefined && details.state !== 'available'
  useEffect(() => {
    if (isGone && current.peek()?.recording === recording) close()
  }, [isGone, recording])
  const onChanged = () => {
    void read()
    void accountRecordings.peek()?.rows.refresh()
  }

  const error = answer.value?.ok === false ? answer.value.error : null
  return (
    <DetailPane
      title={details && callTitle(details)}
      backLabel={recordingsText.back}
      onBack={onBack}
      actions={<Neighbours recording={recording} />}
      header={details && <WhenAndLength details={details} />}
    >
      {answer.value === null && <Skeleton lines={8} lineHeight={28} />}
      {error && (
        <ErrorNotice
          error={error}
          title={error.code === 'not-found' ? callText.gone : undefined}
          onRetry={() => void load()}
        />
      )}
      {details && (
        <>
          <Sound details={details} />
          <NotesAndLabels details={details} onChanged={onChanged} />
          <RecordingLegs details={details} />
          <RecordingFacts details={details} />
          <RecordingKeeping recording={details} onChanged={onChanged} />
          <div class="recording-detail-actions">
            <DownloadRecording recording={details} />
            <RecordingActions recording={details} onChanged={onChanged} />
          </div>
        </>
      )}
    </DetailPane>
  )
}

/** What people wrote about the call; its notes lead to their places in the sound. */
function NotesAndLabels({ details, onChanged }: { details: RecordingDetails; onChanged: () => void }) {
  const track = trackOf(details)
  const onSeek = details.state === 'available' && mayPlay() ? (place: number) => seek(track, place) : undefined
  return (
    <div class="recording-written">
      <RecordingNotes recording={details} at={track.position} onSeek={onSeek} onChanged={onChanged} />
      <RecordingLabels recording={details} onChanged={onChanged} />
    </div>
  )
}

/** The player, or why there is nothing to hear. */
function Sound({ details }: { details: RecordingDetails }) {
  const isAllowed = mayPlay()
  if (details.state === 'available' && isAllowed) return <PlayerPanel details={details} />
  return (
    <Notice kind="info">
      <p>{stateWords(details, isAllowed)}</p>
    </Notice>
  )
}

/** Leads to the calls before and after this one in the list, and goes on playing if this one plays. */
function Neighbours({ recording }: { recording: string }) {
  const { previous, next } = neighboursOf(recording)
  if (!previous && !next) return null
  const open = (neighbour: Neighbour | null) => () => {
    if (!neighbour) return
    const isPlaying = current.peek()?.recording === recording && phase.peek() !== 'paused'
    playRequest.value = isPlaying ? neighbour.id : null
    neighbour.stepTo()
    showInPlace({ name: 'recordings', recording: neighbour.id })
  }
  const { previous: before, next: after } = recordingDetailText
  return (
    <>
      <IconButton icon={ChevronUp} label={before} aria-disabled={!previous} onClick={open(previous)} />
      <IconButton icon={ChevronDown} label={after} aria-disabled={!next} onClick={open(next)} />
    </>
  )
}

interface Neighbour {
  id: string
  /** Moves the list's own place along. */
  stepTo: () => void
}

/** The calls around one in the list, as far as they have been read. */
function neighboursOf(recording: string): Record<'previous' | 'next', Neighbour | null> {
  const recordings = accountRecordings.value
  if (recordings?.rows.loading.value.state !== 'complete') return { previous: null, next: null }
  const { rows, place } = recordings
  const shown = rows.show(place.view.value ?? firstView)
  const at = shown.indexOfId(recording)
  const neighbour = (index: number): Neighbour | null => {
    const row = at === -1 ? undefined : shown.at(index)
    const stepTo = () => {
      place.active.value = shown.keyAt(index) ?? null
    }
    return row ? { id: row.id, stepTo } : null
  }
  return { previous: neighbour(at - 1), next: neighbour(at + 1) }
}
