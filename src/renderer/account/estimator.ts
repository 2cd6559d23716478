import { type Score, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as everywhere } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

/** How hard a password is to guess. */
export interface Estimate {
  /** 0 (guessed at once) to 4 (out of reach). */
  score: Score
  /** How long guessing takes someone who holds a copy of the portal's passwords, hashed as is usual: 10,000 tries a second. */
  seconds: number
  /** What makes it weak, as zxcvbn names it, e.g. `common`; null for nothing in particular. */
  weakness: string | null
}

/**
 * Longer passwords are judged by their beginning: the estimate can then only be too low, and its
 * time, which grows with the square of the length, stays short.
 */
const judgedLength = 40

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...everywhere, ...english }, graphs: adjacencyGraphs })

/**
 * Estimates a password's strength. `about` are the person's own names and addresses, which others
 * try first. This module carries dictionaries of several hundred kilobytes: import it late.
 */
export function estimate(password: string, about: readonly string[]): Estimate {
  const judged = [...password].slice(0, judgedLength).join('')
  const { score, crackTimes, feedback } = zxcvbn.check(judged, [...about])
  forget()
  return { score, seconds: crackTimes.offlineSlowHashingXPerSecond.seconds, weakness: feedback.warning || null }
}

/**
 * Takes the password out of memory: zxcvbn keeps the one it judged last, and the text that a regular expression
 * matched last stays as `RegExp.input`.
 */
function forget(): void {
  zxcvbn.check('')
  ;/^/.test('')
}
