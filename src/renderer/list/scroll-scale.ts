/** Chromium lays nothing out beyond 33,554,428 px; well below that, a pixel of the scroll bar still is a few rows. */
export const mostHeight = 10_000_000

/** A move of the scroll bar by more viewports than this goes to a place in the list; by less it scrolls. */
const scrolledViewports = 3

/**
 * Where in a list a scroll position is, both in pixels. They are the same while the list fits into what Chromium can
 * lay out. A longer one is scrolled pixel by pixel from where one is, and dragging the scroll bar goes to the same
 * share of the list; so every row can be met exactly, by keys and by the wheel.
 */
export class ScrollScale {
  #total = 0
  #viewport = 0
  #top = 0
  #offset = 0

  /** The height of all rows, and of the part that is in sight. */
  resize(total: number, viewport: number): void {
    this.#total = total
    this.#viewport = viewport
    this.#offset = this.#bounded(this.#offset)
  }

  /** The height to lay out. */
  get height(): number {
    return Math.min(this.#total, mostHeight)
  }

  /** The greatest offset. */
  get end(): number {
    return Math.max(0, this.#total - this.#viewport)
  }

  /** How far the rows are scrolled. */
  get offset(): number {
    return this.#offset
  }

  /** Takes over a scroll position that the element has now. */
  scrolledTo(top: number): void {
    const lastTop = Math.max(0, this.height - this.#viewport)
    const moved = top - this.#top
    // What `goTo` asked for, as the element tells it.
    if (this.#total > mostHeight && Math.abs(moved) < 1) return
    if (this.#total <= mostHeight) this.#offset = this.#bounded(top)
    // The ends are reached at both ends of the scroll bar, wherever scrolling has led.
    else if (top <= 0) this.#offset = 0
    else if (top >= lastTop - 1) this.#offset = this.end
    else if (Math.abs(moved) <= scrolledViewports * this.#viewport) this.#offset = this.#bounded(this.#offset + moved)
    else this.#offset = this.#bounded((top / lastTop) * this.end)
    this.#top = top
  }

  /** Goes to an offset, and gives the scroll position that the element is to have for it. */
  goTo(offset: number): number {
    this.#offset = this.#bounded(offset)
    const lastTop = Math.max(0, this.height - this.#viewport)
    // Whole pixels, which every display takes: what the element tells afterwards is then no move.
    this.#top = this.#total <= mostHeight ? this.#offset : Math.round((this.#offset / this.end) * lastTop)
    return this.#top
  }

  /** Where a row whose top is at `start` in the list is laid out. */
  placeOf(start: number): number {
    return this.#total <= mostHeight ? start : start - this.#offset + this.#top
  }

  #bounded(offset: number): number {
    return Math.min(Math.max(offset, 0), this.end)
  }
}
