import { playerText } from 'text:recording-player'
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { capabilities, may } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AskReason } from '../reason.tsx'
import { act, actionOf } from './keys.ts'
import { close, current, hasReason, pause, phase, play } from './player.ts'
import './player-panel.css'
import { readPreferences } from './preferences.ts'
import { type NoteRequest, noteRequest, playRequest } from './requests.ts'
import { pauseWords, Timeline } from './timeline.tsx'
import { type Track, trackOf } from './track.ts'
import { Transport } from './transport.tsx'
import { usePeaks } from './use-peaks.ts'
import { sidesOf } from './waveform.ts'

/** The player of one call, rendered with the call's id as key. Its sound goes on when the person leaves while it plays. */
export function PlayerPanel({ details }: { details: RecordingDetails }) {
  const track = trackOf(details)
  const region = useRef<HTMLElement>(null)
  const isAsking = useSignal(false)
  const hasNoPeaks = usePeaks(track)
  const isCurrent = current.value === track
  const isPlaying = isCurrent && phase.value !== 'paused'
  const start = () => {
    const needsReason = capabilities.peek()?.recordings?.playReason === true && !hasReason(track)
    if (needsReason) isAsking.value = true
    else void play(track)
  }
  const toggle = () => {
    if (isPlaying) pause()
    else start()
  }

  useEffect(() => void readPreferences(), [])
  useEffect(
    () => () => {
      if (current.peek() === track && phase.peek() === 'paused') close()
    },
    [track],
  )
  const isRequested = playRequest.value === details.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each request.
  useEffect(() => {
    if (!isRequested) return
    playRequest.value = null
    start()
  }, [isRequested])

  const onKeyDown = (event: KeyboardEvent) => {
    const action = actionOf(event)
    if (action === null || (action.kind === 'note' && !takesNotes())) return
    event.preventDefault()
    if (action.kind === 'toggle') toggle()
    else if (action.kind === 'note') {
      const detail = { recording: details.id, at: track.position.peek() }
      region.current?.dispatchEvent(new CustomEvent(noteRequest, { detail, bubbles: true }) satisfies NoteRequest)
    } else act(action, track)
  }
  return (
    <section ref={region} class="player" aria-label={playerText.player} onKeyDown={onKeyDown}>
      <Timeline track={track} details={details} />
      {hasNoPeaks && <p class="player-remark">{playerText.noWaveform}</p>}
      <Pauses details={details} />
      <Transport
        track={track}
        isPlaying={isPlaying}
        canSwap={(sidesOf(track.timeline.value) ?? (details.channels ? 2 : 1)) > 1}
        onToggle={toggle}
      />
      <Failure track={track} details={details} onRetry={start} />
      {isAsking.value && (
        <AskReason
          to="play"
          confirm={playerText.play}
          onConfirm={(reason) => void play(track, reason)}
          onClose={() => {
            isAsking.value = false
          }}
        />
      )}
    </section>
  )
}

const takesNotes = () => capabilities.peek()?.recordings?.notes === true && may('recordings-annotate')

/** Where recording was paused, in words for those who do not see the marks in the lanes. */
function Pauses({ details: { pauses } }: { details: RecordingDetails }) {
  if (pauses.length === 0) return null
  return (
    <ul class="player-pauses">
      {pauses.map((pause) => (
        <li key={pause.at}>{pauseWords(pause)}</li>
      ))}
    </ul>
  )
}

/** Why the sound does not play, and what to do. */
function Failure({ track, details, onRetry }: { track: Track; details: RecordingDetails; onRetry: () => void }) {
  const failure = track.failure.value
  if (failure === null) return null
  const { forbidden, interrupted, unplayable } = playerText
  if (failure === 'interrupted') {
    return (
      <Notice kind="error" title={interrupted.title} actions={<Button onClick={onRetry}>{interrupted.retry}</Button>}>
        <p>{interrupted.body}</p>
      </Notice>
    )
  }
  if (failure === 'unplayable') {
    const { format } = details
    return (
      <Notice kind="error" title={format ? unplayable.titleOf({ format }) : unplayable.title}>
        <p>{may('recordings-download') ? unplayable.download : unplayable.ask}</p>
      </Notice>
    )
  }
  if (failure.code === 'forbidden') {
    return (
      <Notice kind="error" title={forbidden.title}>
        <p>{forbidden.body}</p>
      </Notice>
    )
  }
  return <ErrorNotice error={failure} title={playerText.failed} onRetry={onRetry} />
}
