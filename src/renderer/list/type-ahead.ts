import { fold } from '../../shared/lists/fold.ts'

/** Letters further apart than this begin another word, in milliseconds. */
const pause = 1000

/** The letters that a person types on a list to get to a row, taken together while they follow each other. */
export class TypeAhead {
  #typed = ''
  #last = Number.NEGATIVE_INFINITY

  /** Whether a key at that moment, an event's `timeStamp`, goes on with what was typed before. */
  goesOn(at: number): boolean {
    return this.#typed !== '' && at - this.#last < pause
  }

  /** Takes a letter and gives everything typed so far. */
  type(letter: string, at: number): string {
    this.#typed = this.goesOn(at) ? this.#typed + letter : letter
    this.#last = at
    return this.#typed
  }
}

/**
 * The place of the next row that begins with what was typed, as file managers find it: from the row that one is on,
 * round the end, and one row further each time the same letter is typed again. A column counts only where no row
 * begins so in those before it.
 *
 * @param texts each column's text of the row at a place.
 * @returns -1 where no row begins so.
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
