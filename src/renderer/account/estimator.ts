import { type Score, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as everywhere } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

/** How hard a password is to guess. */
export interface Estimate {
  /** 0 (guessed at once) to 4 (out of reach). */
  score: Score
  /** How long guessing takes an attacker who has the portal's password hashes, at 10,000 guesses a second. */
  seconds: number
  /** What makes it weak, as zxcvbn names it, e.g. `common`; null for nothing in particular. */
  weakness: string | null
}

/**
 * Of longer passwords only the beginning is estimated: the result can then only be too low, and the
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
 * Removes the password from memory: zxcvbn keeps the last one it estimated, and `RegExp.input` keeps the text that a
 * regular expression matched last.
 */
function forget(): void {
  zxcvbn.check('')
  ;/^/.test('')
}
