/** Chromium lays nothing out beyond 33,554,428 px; well below that, one pixel of the scroll bar is still a few rows. */
export const mostHeight = 10_000_000

/** Moving the scroll bar by more viewports than this jumps to a place in the list; by less, it scrolls. */
const scrolledViewports = 3

/** This many viewports at both ends of a longer list are not scaled, so that the wheel reaches the ends row by row. */
const unscaledViewports = 10

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
    const moved = top - this.#top
    // The position that `goTo` requested, as reported by the element.
    if (this.#total > mostHeight && Math.abs(moved) < 1) return
    if (this.#total <= mostHeight) this.#offset = this.#bounded(top)
    // Both ends of the scroll bar lead to the ends of the list, wherever scrolling has led.
    else if (top <= 0) this.#offset = 0
    else if (top >= this.#lastTop - 1) this.#offset = this.end
    else if (Math.abs(moved) <= scrolledViewports * this.#viewport) this.#offset = this.#bounded(this.#offset + moved)
    else this.#offset = this.#bounded(scaled(top, this.#lastTop, this.end, this.#unscaled))
    this.#top = top
  }

  /** Goes to an offset, and returns the scroll position that the element must have for it. */
  goTo(offset: number): number {
    this.#offset = this.#bounded(offset)
    // Whole pixels work on every display, so that the position the element reports afterwards does not count as scrolling.
    this.#top =
      this.#total <= mostHeight
        ? this.#offset
        : Math.round(scaled(this.#offset, this.end, this.#lastTop, this.#unscaled))
    return this.#top
  }

  /** The position at which a row with its top at `start` in the list is laid out. */
  placeOf(start: number): number {
    return this.#total <= mostHeight ? start : start - this.#offset + this.#top
  }

  /** The greatest scroll position. */
  get #lastTop(): number {
    return Math.max(0, this.height - this.#viewport)
  }

  get #unscaled(): number {
    return Math.min(unscaledViewports * this.#viewport, this.#lastTop / 4)
  }

  #bounded(offset: number): number {
    return Math.min(Math.max(offset, 0), this.end)
  }
}

/** Maps a position between 0 and `from` to one between 0 and `to`: unchanged near both ends, in proportion between them. */
function scaled(position: number, from: number, to: number, unscaled: number): number {
  if (position <= unscaled) return position
  if (from - position <= unscaled) return to - (from - position)
  return unscaled + ((position - unscaled) / (from - 2 * unscaled)) * (to - 2 * unscaled)
}
