/** Chromium lays nothing out beyond 33,554,428 px; well below that, one pixel of the scroll bar is still a few rows. */
export const mostHeight = 10_000_000

/** Moving the scroll bar by more viewports than this jumps to a place in the list; by less, it scrolls. */
const scrolledViewports = 3

/**
 * Converts between scroll positions and offsets in a list, both in pixels. They are the same while the list fits into
 * what Chromium can lay out. A longer list scrolls pixel by pixel from the current offset, and dragging the scroll bar
 * jumps to the same proportion of the list, so that keys and the wheel can reach every row exactly.
 */
export class ScrollScale {
  #total = 0
  #viewport = 0
  #top = 0
  #offset = 0

  /** The height of all rows, and of the visible area. */
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

  /** Takes the element's current scroll position. */
  scrolledTo(top: number): void {
    const lastTop = Math.max(0, this.height - this.#viewport)
    const moved = top - this.#top
    // The position that `goTo` requested, as reported by the element.
    if (this.#total > mostHeight && Math.abs(moved) < 1) return
    if (this.#total <= mostHeight) this.#offset = this.#bounded(top)
    // Both ends of the scroll bar lead to the ends of the list, wherever scrolling has led.
    else if (top <= 0) this.#offset = 0
    else if (top >= lastTop - 1) this.#offset = this.end
    else if (Math.abs(moved) <= scrolledViewports * this.#viewport) this.#offset = this.#bounded(this.#offset + moved)
    else this.#offset = this.#bounded((top / lastTop) * this.end)
    this.#top = top
  }

  /** Goes to an offset, and returns the scroll position that the element must have for it. */
  goTo(offset: number): number {
    this.#offset = this.#bounded(offset)
    const lastTop = Math.max(0, this.height - this.#viewport)
    // Whole pixels work on every display, so that the position the element reports afterwards does not count as scrolling.
    this.#top = this.#total <= mostHeight ? this.#offset : Math.round((this.#offset / this.end) * lastTop)
    return this.#top
  }

  /** The position at which a row with its top at `start` in the list is laid out. */
  placeOf(start: number): number {
    return this.#total <= mostHeight ? start : start - this.#offset + this.#top
  }

  #bounded(offset: number): number {
    return Math.min(Math.max(offset, 0), this.end)
  }
}
