import { playerText } from 'text:recording-player'
import { ArrowUpDown, Pause, Play, Repeat, Volume2, VolumeX } from 'lucide'
import { useId, useRef } from 'preact/hooks'
import { playerSpeeds } from '../../../shared/recordings/recording-limits.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { clockOf } from './clock.ts'
import { arrived, current, isWaiting, openPart, phase, repeats, seek, skipped } from './player.ts'
import { prefer, preferences } from './preferences.ts'
import type { Track } from './track.ts'
import './transport.css'

interface TransportProps {
  track: Track
  isPlaying: boolean
  canSwap: boolean
  onToggle: () => void
}

/** The player's buttons, and how far it is. */
export function Transport({ track, isPlaying, canSwap, onToggle }: TransportProps) {
  const jump = (seconds: number) => () => seek(track, track.position.peek() + seconds)
  const { back, forward } = playerText.jump
  return (
    <div class="transport">
      <div class="transport-state">
        <span class="transport-time">
          {playerText.progress({ position: clockOf(track.position.value), length: clockOf(track.length.value) })}
        </span>
        <State track={track} />
      </div>
      <div class="transport-buttons" dir="ltr">
        <Jump label={back({ seconds: 15 })} onClick={jump(-15)} />
        <Jump label={back({ seconds: 5 })} onClick={jump(-5)} />
        <Button kind="primary" icon={isPlaying ? Pause : Play} onClick={onToggle}>
          {isPlaying ? playerText.pausePlaying : playerText.play}
        </Button>
        <Jump label={forward({ seconds: 5 })} onClick={jump(5)} />
        <Jump label={forward({ seconds: 15 })} onClick={jump(15)} />
      </div>
      <div class="transport-options">
        <Speed />
        <Volume />
        <IconButton
          icon={Repeat}
          label={playerText.repeat}
          aria-pressed={repeats.value}
          onClick={() => {
            repeats.value = !repeats.peek()
          }}
        />
        {canSwap && (
          <IconButton
            icon={ArrowUpDown}
            label={playerText.swap}
            aria-pressed={track.isSwapped.value}
            onClick={() => {
              track.isSwapped.value = !track.isSwapped.peek()
            }}
          />
        )}
        {track.peaks.value.some((peaks) => peaks !== null) && <SkipSilence />}
      </div>
    </div>
  )
}

function Jump({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="button button-quiet transport-jump" onClick={onClick}>
      {label}
    </button>
  )
}

/** What a person should know of the sound right now. Silence that was skipped is seen, and not read out over the voices. */
function State({ track }: { track: Track }) {
  const isCurrent = current.value === track
  const parts = track.parts.length
  const isLoading = isCurrent && (phase.value === 'opening' || isWaiting.value)
  return (
    <>
      <span role="status" class="transport-remark">
        {isLoading ? <Loading /> : isCurrent && parts > 1 && playerText.part({ part: openPart.value + 1, parts })}
      </span>
      {isCurrent && skipped.value !== null && (
        <span class="transport-skipped" aria-hidden="true">
          {playerText.skipped({ seconds: skipped.value })}
        </span>
      )}
    </>
  )
}

/** The share of a recording that has to arrive before it plays is seen, and not read out at each step. */
function Loading() {
  if (arrived.value === null) return <span class="patient">{playerText.loading}</span>
  const percent = Math.floor(arrived.value * 100)
  return (
    <>
      {playerText.loadingWhole} <span aria-hidden="true">{playerText.percent({ percent })}</span>
    </>
  )
}

function Speed() {
  return (
    <select
      class="input transport-speed"
      aria-label={playerText.speed}
      data-tooltip={playerText.speedKeys}
      value={preferences.value.speed}
      onChange={({ currentTarget }) => {
        const speed = playerSpeeds.find((offered) => offered === Number(currentTarget.value))
        if (speed !== undefined) prefer({ speed })
      }}
    >
      {playerSpeeds.map((speed) => (
        <option key={speed} value={speed}>
          {playerText.speedOf({ speed: formatNumber(speed) })}
        </option>
      ))}
    </select>
  )
}

function Volume() {
  const { volume } = preferences.value
  /** What it was before it was turned off. */
  const before = useRef(1)
  const isOff = volume === 0
  const turn = (next: number, isDone: boolean) => prefer({ volume: next }, isDone)
  return (
    <span class="transport-volume" dir="ltr">
      <IconButton
        icon={isOff ? VolumeX : Volume2}
        label={playerText.off}
        aria-pressed={isOff}
        onClick={() => {
          if (!isOff) before.current = volume
          turn(isOff ? before.current : 0, true)
        }}
      />
      <input
        type="range"
        class="transport-volume-slider"
        aria-label={playerText.volume}
        aria-valuetext={playerText.volumeOf({ percent: Math.round(volume * 100) })}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onInput={({ currentTarget }) => turn(currentTarget.valueAsNumber, false)}
        onChange={({ currentTarget }) => turn(currentTarget.valueAsNumber, true)}
      />
    </span>
  )
}

function SkipSilence() {
  const id = useId()
  return (
    <span class="transport-skip">
      <input
        id={id}
        type="checkbox"
        checked={preferences.value.skipsSilence}
        onChange={({ currentTarget }) => prefer({ skipsSilence: currentTarget.checked })}
      />
      <label for={id}>{playerText.skipSilence}</label>
    </span>
  )
}
