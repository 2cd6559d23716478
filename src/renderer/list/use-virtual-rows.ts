import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { ListPlace } from './list-place.ts'
import { ScrollScale } from './scroll-scale.ts'

interface VirtualRowsOptions {
  scroller: RefObject<HTMLElement | null>
  count: number
  /** The heights in pixels, at a width of the list: of each row, and of the header that stays on top. */
  heightsAt: (width: number) => { row: number; head: number }
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
  /** The width of the list, in pixels; 0 until it is known. */
  width: number
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

/** Rows drawn beyond both edges of the visible area, because the browser scrolls before the page hears of it. */
const overscan = 4

/** How long after the last key they are drawn, in milliseconds: a key scrolls in the frame that draws its rows. */
const rest = 100

/** Draws only the visible rows of a list that may be long; all rows have the same height. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, heightsAt, active, place, opened, onSight } = options
  /** Whether the remembered position is still to be restored: rows may be missing, or the list hidden. */
  const returning = useRef(true)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })
  const { row: rowHeight, head: headHeight } = heightsAt(width)
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0)
  const [scale] = useState(() => new ScrollScale())
  const viewport = Math.max(0, height - headHeight)
  scale.resize(count * rowHeight, viewport)

  // The remembered position arrives after the list if the page was reloaded.
  const restored = returning.current && place.offset.value > 0
  const first = Math.floor(scale.offset / rowHeight)
  const end = Math.min(count, Math.ceil((scale.offset + viewport) / rowHeight))
  /** The visible rows of the last time that those beyond the edges were drawn too. */
  const [around, drawAround] = useState({ first, end })
  useEffect(() => {
    const timer = setTimeout(() => drawAround({ first, end }), rest)
    return () => clearTimeout(timer)
  }, [first, end])
  const drawn = useRef({ first, end, isScaled: false })
  drawn.current = { first, end, isScaled: scale.height < count * rowHeight }

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const measure = () => {
      const { offsetWidth, offsetHeight } = element
      setSize((size) =>
        size.width === offsetWidth && size.height === offsetHeight
          ? size
          : { width: offsetWidth, height: offsetHeight },
      )
    }
    const onScroll = () => {
      scale.scrolledTo(element.scrollTop)
      if (!returning.current) place.offset.value = scale.offset / rowHeight
      const { first, end, isScaled } = drawn.current
      const next = Math.floor(scale.offset / rowHeight)
      if (next !== first || isScaled || end === 0) drawAround({ first: next, end: next + end - first })
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
    if (!returning.current) place.offset.value = scale.offset / rowHeight
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
    const offset = place.offset.peek() * rowHeight
    if (offset > 0) goTo(offset)
    else if (row >= 0) reveal(row)
    returning.current = scale.end < offset - 1
  }
  const drawnHeight = useRef(rowHeight)
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when there are more rows, or more of them are visible.
  useLayoutEffect(() => {
    // Rows of another height: the same one stays on top.
    if (drawnHeight.current !== rowHeight && height > 0) goTo(place.offset.peek() * rowHeight)
    drawnHeight.current = rowHeight
    comeBack()
  }, [count, height, rowHeight, restored])

  const [from, to] = [Math.max(0, first - overscan), Math.min(count, end + overscan)]
  const isDrawn = (row: number) =>
    (row >= first && row < end) || (row >= around.first - overscan && row < around.end + overscan)
  const near = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  const rows = height === 0 ? [] : near.filter(isDrawn)
  if (active >= 0 && active < count && !rows.includes(active)) rows.push(active)
  return {
    items: rows.map((index) => ({ index, top: scale.placeOf(index * rowHeight) })),
    height: scale.height,
    width,
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
