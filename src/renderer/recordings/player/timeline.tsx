import { playerText } from 'text:recording-player'
import { Headphones, VolumeX } from 'lucide'
import { useMemo } from 'preact/hooks'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { partyName } from '../recording-words.ts'
import { clockOf, spokenLength } from './clock.ts'
import { hear, letGo, seek } from './player.ts'
import './timeline.css'
import type { Track } from './track.ts'
import { type Heard, lanePaths, loudness, sidesOf } from './waveform.ts'

/** How many bars a lane has. */
const columns = 240
const sideNames = ['left', 'right'] as const

interface TimelineProps {
  track: Track
  details: RecordingDetails
}

/** A lane for each side of the sound, and below them the slider of the position. It runs from left to right in every language. */
export function Timeline({ track, details }: TimelineProps) {
  const timeline = track.timeline.value
  const length = track.length.value
  const sides = details.channels ? 2 : sidesOf(timeline)
  const lanes = useMemo(() => {
    const levels = Array.from({ length: sides ?? 0 }, (_, side) => loudness(timeline, side, length, columns))
    const loudest = Math.max(0, ...levels.flat())
    return levels.map((lane) => lanePaths(lane, loudest))
  }, [timeline, length, sides])
  const played = length > 0 ? Math.min(1, track.position.value / length) : 0
  return (
    <div class="timeline" dir="ltr" data-sides={sides ?? undefined} style={{ '--played': played }}>
      {lanes.map((paths, side) => (
        <Lane key={side} track={track} details={details} side={side} isAlone={lanes.length === 1} paths={paths} />
      ))}
      <input
        type="range"
        class="timeline-position"
        aria-label={playerText.position}
        aria-valuetext={playerText.positionSpoken({
          position: spokenLength(track.position.value),
          length: spokenLength(length),
        })}
        min={0}
        max={length}
        step={0.1}
        value={track.position.value}
        onInput={({ currentTarget }) => seek(track, currentTarget.valueAsNumber, { isMoving: true })}
        onChange={({ currentTarget }) => seek(track, currentTarget.valueAsNumber)}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      />
    </div>
  )
}

interface LaneProps extends TimelineProps {
  side: number
  /** Both voices are on it. */
  isAlone: boolean
  paths: { sound: string; silence: string }
}

/** What one side says, as bars. Pressing it is a short cut to the slider, for a pointer. */
function Lane({ track, details, side, isAlone, paths }: LaneProps) {
  const length = track.length.value
  const name = isAlone ? playerText.everyone : nameOf(track, details, side)
  const own: Heard = sideNames[side] ?? 'left'
  const isMuted = !isAlone && track.heard.value !== 'both' && track.heard.value !== own
  return (
    <div class="timeline-lane" data-muted={isMuted ? '' : undefined}>
      <bdi class="timeline-name">{name}</bdi>
      <div
        class="timeline-wave"
        onPointerDown={({ currentTarget, clientX, button }) => {
          if (button !== 0) return
          const { left, width } = currentTarget.getBoundingClientRect()
          seek(track, ((clientX - left) / width) * length)
        }}
      >
        <Bars paths={paths} />
        <Bars paths={paths} isPlayed />
        {details.pauses.map(({ at, seconds }) => (
          <span
            key={at}
            class="timeline-pause"
            style={{ '--at': length > 0 ? Math.min(1, at / length) : 0 }}
            data-tooltip={pauseWords({ at, seconds })}
          />
        ))}
      </div>
      {!isAlone && (
        <span class="timeline-side">
          <IconButton
            icon={VolumeX}
            label={playerText.mute({ name })}
            aria-pressed={isMuted}
            onClick={() => hear(track, isMuted ? 'both' : own === 'left' ? 'right' : 'left')}
          />
          <IconButton
            icon={Headphones}
            label={playerText.only({ name })}
            aria-pressed={track.heard.value === own}
            onClick={() => hear(track, track.heard.value === own ? 'both' : own)}
          />
        </span>
      )}
    </div>
  )
}

function Bars({ paths, isPlayed }: Pick<LaneProps, 'paths'> & { isPlayed?: boolean }) {
  return (
    <svg
      class={isPlayed ? 'timeline-bars timeline-played' : 'timeline-bars'}
      viewBox={`0 -128 ${columns} 256`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="timeline-silence" d={paths.silence} />
      <path d={paths.sound} />
    </svg>
  )
}

/** Who is heard on a side, as the portal says; the person may know better. */
function nameOf(track: Track, { channels, caller, callee }: RecordingDetails, side: number): string {
  const isRight = (side === 1) !== track.isSwapped.value
  if (!channels) return isRight ? playerText.sideB : playerText.sideA
  return partyName((isRight ? channels.right : channels.left) === 'caller' ? caller : callee)
}

/** Where recording was paused, and for how long. */
export const pauseWords = ({ at, seconds }: RecordingDetails['pauses'][number]): string =>
  playerText.pause({ at: clockOf(at), length: clockOf(seconds) })
