import { fold } from '../../shared/lists/fold.ts'

/** Letters further apart than this start a new word, in milliseconds. */
const pause = 1000

/** Collects the letters that a person types in a list to find a row. */
export class TypeAhead {
  #typed = ''
  #last = Number.NEGATIVE_INFINITY

  /** Whether a key at that moment, an event's `timeStamp`, continues what was typed before. */
  goesOn(at: number): boolean {
    return this.#typed !== '' && at - this.#last < pause
  }

  /** Adds a letter and returns everything typed so far. */
  type(letter: string, at: number): string {
    this.#typed = this.goesOn(at) ? this.#typed + letter : letter
    this.#last = at
    return this.#typed
  }
}

/**
 * The index of the next row that begins with what was typed, as in file managers: from the current row, wrapping around
 * at the end, and one row further each time the same letter is typed again. A column counts only if no row matches in
 * the columns before it.
 *
 * @param texts each column's text of the row at an index.
 * @returns -1 if no row matches.
 */
export function findTyped(
  count: number,
  texts: readonly ((place: number) => string)[],
  typed: string,
  active: number,
): number {
  const letters = [...fold(typed)]
  const [first = ''] = letters
  const isRepeated = letters.every((letter) => letter === first)
  const wanted = isRepeated ? first : letters.join('')
  const from = isRepeated ? active + 1 : Math.max(active, 0)
  for (const text of texts) {
    for (let step = 0; step < count; step++) {
      const place = (from + step) % count
      if (fold(text(place)).startsWith(wanted)) return place
    }
  }
  return -1
}
