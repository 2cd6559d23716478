import type { RefObject } from 'preact'
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { ListPlace } from './list-place.ts'
import { ScrollScale } from './scroll-scale.ts'

interface VirtualRowsOptions {
  scroller: RefObject<HTMLElement | null>
  count: number
  /** Heights in pixels: of each row, and of the header that stays on top. */
  rowHeight: number
  headHeight: number
  /** The row that is rendered even if it is not visible, because the focus is on it; -1 for none. */
  active: number
  /** The remembered scroll position. */
  place: Pick<ListPlace<string>, 'offset'>
  /** The opened row, which is scrolled into view if there is no remembered position; -1 for none. */
  opened: () => number
  /** Called with the visible rows: the first, and the first one after them. */
  onSight: ((first: number, end: number) => void) | undefined
}

export interface VirtualRows {
  /** The rows to draw, each with its position in pixels. */
  items: readonly { index: number; top: number }[]
  /** The height of all rows together as it is laid out, in pixels. */
  height: number
  /** How many rows are visible at once. */
  pageSize: number
  /** Scrolls just far enough for a row to be visible. */
  reveal: (row: number) => void
  /** Scrolls a row to the top. */
  toRow: (row: number) => void
  /** Scrolls back to the first row. */
  toTop: () => void
  /** Called when the person scrolls: rows that arrive later no longer restore the remembered position. */
  letGo: () => void
}

/** Rows drawn beyond both edges of the visible area. */
const overscan = 6

/** Draws only the visible rows of a list that may be long; all rows have the same height. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, rowHeight, headHeight, active, place, opened, onSight } = options
  /** Whether the remembered position is still to be restored: rows may be missing, or the list hidden. */
  const returning = useRef(true)
  const [height, setHeight] = useState(0)
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0)
  const [scale] = useState(() => new ScrollScale())
  const viewport = Math.max(0, height - headHeight)
  scale.resize(count * rowHeight, viewport)

  const first = Math.floor(scale.offset / rowHeight)
  const end = Math.min(count, Math.ceil((scale.offset + viewport) / rowHeight))
  const drawn = useRef({ first, end, isScaled: false })
  drawn.current = { first, end, isScaled: scale.height < count * rowHeight }

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const measure = () => setHeight(element.offsetHeight)
    const onScroll = () => {
      scale.scrolledTo(element.scrollTop)
      if (!returning.current) place.offset = scale.offset
      const { first, end, isScaled } = drawn.current
      const isElsewhere = Math.floor(scale.offset / rowHeight) !== first
      if (isElsewhere || isScaled || end === 0) redraw(undefined)
    }
    // A long list scrolled pixel by pixel: the scroll bar goes back to the row's proportion, with room on both sides.
    const onScrollEnd = () => {
      if (drawn.current.isScaled) element.scrollTop = scale.goTo(scale.offset)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('scrollend', onScrollEnd)
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('scrollend', onScrollEnd)
    }
  }, [scroller, scale, place, rowHeight])
  useLayoutEffect(() => {
    if (height > 0) onSight?.(first, end)
  })

  const goTo = (offset: number) => {
    const top = scale.goTo(offset)
    if (scroller.current) scroller.current.scrollTop = top
    if (!returning.current) place.offset = scale.offset
    redraw(undefined)
  }
  const reveal = (row: number) => {
    const start = row * rowHeight
    if (start < scale.offset) goTo(start)
    else if (start + rowHeight > scale.offset + viewport) goTo(start + rowHeight - viewport)
  }
  const comeBack = () => {
    if (!returning.current || height === 0) return
    const row = opened()
    if (place.offset > 0) goTo(place.offset)
    else if (row >= 0) reveal(row)
    returning.current = scale.end < place.offset - 1
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when there are more rows, or more of them are visible.
  useLayoutEffect(comeBack, [count, height])

  const [from, to] = [Math.max(0, first - overscan), Math.min(count, end + overscan)]
  const rows = height === 0 ? [] : Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  if (active >= 0 && active < count && (active < from || active >= to)) rows.push(active)
  return {
    items: rows.map((index) => ({ index, top: scale.placeOf(index * rowHeight) })),
    height: scale.height,
    pageSize: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    reveal,
    toRow: (row) => {
      returning.current = false
      goTo(row * rowHeight)
    },
    toTop: () => {
      returning.current = false
      // Reading it from the element would force a layout at every keystroke.
      if (scale.offset > 0) goTo(0)
    },
    letGo: () => {
      returning.current = false
    },
  }
}
