/**
 * Which rows contain each letter a to z and each digit, and each pair of them side by side: one bit a row. Most rows are
 * ruled out for a query without their text being read, and a query of one or two letters, which most rows have, is
 * answered without reading any. For 50,000 rows at most 8 MB.
 */
export class TextBits {
  /** Of a letter at 0 to 35, of a pair after that. */
  readonly #rows: (Uint32Array | undefined)[] = []

  /** Adds a row with its folded text. */
  add(row: number, text: string): void {
    const [word, bit] = [row >>> 5, 1 << (row & 31)]
    for (const place of placesIn(text)) {
      let bits = this.#rows[place]
      if (!bits || bits.length <= word) {
        bits = withRoom(bits, word + 1)
        this.#rows[place] = bits
      }
      bits[word] = (bits[word] ?? 0) | bit
    }
  }

  /** Takes a row out; `text` is the one that it was added with. */
  remove(row: number, text: string): void {
    const [word, bit] = [row >>> 5, 1 << (row & 31)]
    for (const place of placesIn(text)) {
      const bits = this.#rows[place]
      if (bits) bits[word] = (bits[word] ?? 0) & ~bit
    }
  }

  /** The rows that have all letters, digits and pairs of these words, as bits; null if the words have none. */
  rowsWith(words: readonly string[]): Uint32Array | null {
    const [first, ...others] = words.flatMap((word) => placesIn(word)).map((place) => this.#rows[place] ?? none)
    if (!first) return null
    const rows = first.slice()
    for (const bits of others) {
      for (let word = 0; word < rows.length; word++) rows[word] = (rows[word] ?? 0) & (bits[word] ?? 0)
    }
    return rows
  }

  /** Whether the bits alone tell which rows contain a word. */
  static isAnsweredFor(word: string): boolean {
    return /^[a-z0-9]{1,2}$/.test(word)
  }
}

const none = new Uint32Array()
const characters = 36

/** Where the bits of each letter, digit and pair of a text are. */
function placesIn(text: string): number[] {
  const places: number[] = []
  let before = -1
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const character = code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : -1
    if (character >= 0) places.push(character)
    if (character >= 0 && before >= 0) places.push(characters + before * characters + character)
    before = character
  }
  return places
}

/** The bits with room for more; they grow by half, so that a list that arrives in pages is seldom copied. */
function withRoom(bits: Uint32Array = none, length: number): Uint32Array {
  const roomier = new Uint32Array(Math.max(length, Math.ceil(bits.length * 1.5)))
  roomier.set(bits)
  return roomier
}
