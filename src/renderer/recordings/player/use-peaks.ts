import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { mostPeaks } from '../../../shared/recordings/recording-limits.ts'
import { call } from '../../bridge.ts'
import { capabilities } from '../../session/session-state.ts'
import { current, openPart, phase } from './player.ts'
import { type Track, withItem } from './track.ts'

/** Fine enough for pauses between words in a short call, and for long pauses in one of an hour. */
const pointsFor = (seconds: number) => Math.min(mostPeaks, Math.max(600, Math.ceil(seconds * 8)))

/**
 * Reads a track's waveform: from the portal as soon as the call is shown, else of each part once its sound is open, which
 * main computes it from. Returns whether there is none.
 */
export function usePeaks(track: Track): boolean {
  const isMissing = useSignal(false)
  const isOffered = capabilities.value?.recordings?.peaks === true
  const opened = current.value === track && phase.value !== 'opening' ? openPart.value : null
  useEffect(() => {
    const wanted = isOffered ? track.parts.keys() : opened === null ? [] : [opened]
    for (const part of wanted) {
      if (!track.peaks.peek()[part])
        void readPeaks(track, part).then((isRead) => {
          isMissing.value = !isRead
        })
    }
  }, [track, isOffered, opened, isMissing])
  // They are large, and quickly read again.
  useEffect(
    () => () => {
      if (current.peek() !== track) track.peaks.value = track.parts.map(() => null)
    },
    [track],
  )
  return isMissing.value
}

async function readPeaks(track: Track, part: number): Promise<boolean> {
  const points = pointsFor(track.lengths.peek()[part] ?? 0)
  const answer = await call('recordings.peaks', { recording: track.parts[part] ?? track.recording, points })
  if (!answer.ok) return false
  track.peaks.value = withItem(track.peaks.peek(), part, answer.value)
  // The portal's length of a call includes its ringing.
  track.lengths.value = withItem(track.lengths.peek(), part, answer.value.seconds)
  return true
}
