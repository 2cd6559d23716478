import { miniPlayerText } from 'text:recording-player'
import { Pause, Play, X } from 'lucide'
import { Link } from '../../layout/link.tsx'
import { route } from '../../routes.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { clockOf } from './clock.ts'
import './mini-player.css'
import { close, current, pause, phase, play } from './player.ts'

/** What goes on playing while the person is elsewhere, at the foot of every page. */
export function MiniPlayer() {
  const track = current.value
  const { value: here } = route
  if (!track || (here.name === 'recordings' && here.recording === track.recording)) return null
  const isPlaying = phase.value !== 'paused'
  const length = track.length.value
  const played = length > 0 ? Math.min(1, track.position.value / length) : 0
  return (
    <section class="mini-player" aria-label={miniPlayerText.label} style={{ '--played': played }}>
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? miniPlayerText.pause : miniPlayerText.play}
        onClick={() => (isPlaying ? pause() : void play(track))}
      />
      <Link to={{ name: 'recordings', recording: track.recording }} class="mini-player-call">
        {track.title}
      </Link>
      {track.failure.value !== null && (
        <span class="mini-player-failed" role="status">
          {miniPlayerText.failed}
        </span>
      )}
      <span class="mini-player-time">
        {miniPlayerText.progress({ position: clockOf(track.position.value), length: clockOf(length) })}
      </span>
      <IconButton icon={X} label={miniPlayerText.close} onClick={close} />
    </section>
  )
}
