import { effect, useSignal } from '@preact/signals'
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
 * main computes it from, or the page what only Chromium decodes. Returns whether there is none.
 */
export function usePeaks(track: Track): boolean {
  const isMissing = useSignal(false)
  const isOffered = capabilities.value?.recordings?.peaks === true
  const opened = current.value === track && phase.value !== 'opening' ? openPart.value : null
  useEffect(() => {
    const wanted = isOffered ? track.parts.keys() : opened === null ? [] : [opened]
    for (const part of wanted) {
      if (!track.peaks.peek()[part])
        void readPeaks(track, part).then((outcome) => {
          if (outcome !== 'stopped') isMissing.value = outcome === 'missing'
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

type Outcome = 'read' | 'missing' | 'stopped'

async function readPeaks(track: Track, part: number): Promise<Outcome> {
  const points = pointsFor(track.lengths.peek()[part] ?? 0)
  const answer = await call('recordings.peaks', { recording: track.parts[part] ?? track.recording, points })
  if (!answer.ok) {
    return answer.error.code === 'not-found' && isOpen(track, part) && 'AudioDecoder' in window
      ? decoding(track, part, points)
      : 'missing'
  }
  track.peaks.value = withItem(track.peaks.peek(), part, answer.value)
  // The portal's length of a call includes its ringing.
  track.lengths.value = withItem(track.lengths.peek(), part, answer.value.seconds)
  return 'read'
}

const isOpen = (track: Track, part: number) =>
  current.value === track && openPart.value === part && phase.value !== 'opening'

/** The decoding under way, which a player that is shown again waits for. */
let underWay: { track: Track; part: number; signal: AbortSignal; outcome: Promise<Outcome> } | null = null

function decoding(track: Track, part: number, points: number): Promise<Outcome> {
  if (underWay?.track === track && underWay.part === part && !underWay.signal.aborted) return underWay.outcome
  const stopping = new AbortController()
  const { signal } = stopping
  const end = effect(() => {
    if (!isOpen(track, part)) stopping.abort()
  })
  const begun = { track, part, signal, outcome: decode(track, part, points, signal) }
  underWay = begun
  void begun.outcome.finally(() => {
    end()
    if (underWay === begun) underWay = null
  })
  return begun.outcome
}

async function decode(track: Track, part: number, points: number, signal: AbortSignal): Promise<Outcome> {
  const recording = track.parts[part] ?? track.recording
  const { decodePeaks } = await import('./decode-peaks.ts')
  const peaks = await decodePeaks(
    async (chunk) => {
      const answer = await call('recordings.packets', { recording, chunk })
      return answer.ok ? answer.value : null
    },
    points,
    () => track.lengths.peek()[part] ?? null,
    signal,
  )
  if (signal.aborted) return 'stopped'
  if (!peaks) return 'missing'
  track.peaks.value = withItem(track.peaks.peek(), part, peaks)
  return 'read'
}
