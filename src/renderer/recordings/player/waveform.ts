import type { Peaks } from '../../../shared/recordings/recording.ts'

/** A part of a call's sound: its place on the call's time line in seconds, and its peaks, if they are known. */
export interface PeaksPart {
  from: number
  seconds: number
  peaks: Peaks | null
}

/** A stretch of a time line, in seconds. */
export interface Stretch {
  from: number
  to: number
}

/** Which sides of a stereo recording are heard. */
export type Heard = 'both' | 'left' | 'right'

/** How many sides the sound has; null while no peaks are known. */
export const sidesOf = (parts: readonly PeaksPart[]): number | null =>
  parts.reduce<number | null>((most, { peaks }) => (peaks ? Math.max(most ?? 0, peaks.channels.length) : most), null)

/** The loudest sample of a side in each of so many equal columns of the time line, from 0 to 128. */
export function loudness(parts: readonly PeaksPart[], side: number, length: number, columns: number): number[] {
  const loudest = Array.from({ length: columns }, () => 0)
  for (const { from, seconds, peaks } of parts) {
    // One voice on both sides is recorded once.
    const samples = peaks && (peaks.channels[side] ?? peaks.channels[0])
    if (!samples) continue
    const points = samples.length / 2
    for (let point = 0; point < points; point++) {
      const first = Math.floor(((from + (point / points) * seconds) / length) * columns)
      // A point that is wider than a column fills all that it touches.
      const end = Math.max(first + 1, Math.ceil(((from + ((point + 1) / points) * seconds) / length) * columns))
      const level = levelAt(samples, point)
      for (let column = first; column < Math.min(end, columns); column++) {
        loudest[column] = Math.max(loudest[column] ?? 0, level)
      }
    }
  }
  return loudest
}

/** The greatest sample that counts as silence: -36 dB, which is louder than a line's noise and softer than speech. */
const softest = 2
/** Shorter pauses belong to talking, in seconds. */
const shortest = 2

/** Where nothing is heard for more than two seconds. */
export function silencesOf(parts: readonly PeaksPart[], heard: Heard): Stretch[] {
  const silences: Stretch[] = []
  for (const { from, seconds, peaks } of parts) {
    if (!peaks) continue
    const sides = peaks.channels.filter(
      (_, side) => heard === 'both' || peaks.channels.length === 1 || side === (heard === 'left' ? 0 : 1),
    )
    const points = (peaks.channels[0]?.length ?? 0) / 2
    let start: number | null = null
    for (let point = 0; point <= points; point++) {
      const isSilent = point < points && sides.every((samples) => levelAt(samples, point) <= softest)
      if (isSilent) start ??= point
      else if (start !== null) {
        const silence = { from: from + (start / points) * seconds, to: from + (point / points) * seconds }
        if (silence.to - silence.from > shortest) silences.push(silence)
        start = null
      }
    }
  }
  return silences
}

const levelAt = (samples: readonly number[], point: number) =>
  Math.max(-(samples[2 * point] ?? 0), samples[2 * point + 1] ?? 0)

/** What is left of a silence at its beginning and its end, so that no word is cut, in seconds. */
const margin = 0.4

/** Where to go on from a place in a silence; null outside of one, and where little is left of it. */
export function afterSilence(silences: readonly Stretch[], at: number): number | null {
  const silence = silences.find(({ from, to }) => at >= from + margin && at < to - 2 * margin)
  return silence ? silence.to - margin : null
}

/**
 * The bars of a lane as two SVG paths, of what is heard and of what is silent, in a box `levels.length` wide and 256
 * high whose middle is 0. The loudest level of all lanes fills the box.
 */
export function lanePaths(levels: readonly number[], loudest: number): { sound: string; silence: string } {
  const scale = loudest > softest ? 120 / loudest : 1
  const paths = { sound: '', silence: '' }
  for (const [column, level] of levels.entries()) {
    const kind = level > softest ? 'sound' : 'silence'
    const half = Math.max(6, Math.round(level * scale))
    paths[kind] += `M${column} ${-half}h.7v${2 * half}h-.7z`
  }
  return paths
}
