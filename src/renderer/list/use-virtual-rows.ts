import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { RefObject } from 'preact'
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { ListPlace } from './list-place.ts'

interface VirtualRowsOptions {
  scroller: RefObject<HTMLElement | null>
  count: number
  /** Heights in pixels: of each row, and of the head that stays on top. */
  rowHeight: number
  headHeight: number
  /** The row that must exist even out of sight, because the focus is on it; -1 for none. */
  active: number
  /** Where the rows were scrolled to before, and are remembered to be. */
  place: Pick<ListPlace<string>, 'offset'>
  /** The opened row, which is brought into sight where nothing was scrolled before; -1 for none. */
  opened: () => number
}

export interface VirtualRows {
  /** The rows to draw. */
  items: readonly VirtualItem[]
  /** The height of all rows together, in pixels. */
  height: number
  /** How many rows fit into sight. */
  pageSize: number
  /** Scrolls just far enough for a row to be in sight. */
  reveal: (row: number) => void
  /** Goes back to the first row. */
  toTop: () => void
  /** The person scrolls: the rows that still arrive no longer bring the former place back. */
  letGo: () => void
}

/** Draws only the rows in sight of a list that may be long. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, rowHeight, headHeight, active, place } = options
  /** Not yet back at the former place, for which rows may be missing or the list be hidden. */
  const returning = useRef(true)
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0)
  const settings = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // The head lies over the rows that have scrolled under it.
    scrollPaddingStart: headHeight,
    scrollMargin: headHeight,
    overscan: 6,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const rows = defaultRangeExtractor(range)
      return active < 0 || active >= count || rows.includes(active) ? rows : [...rows, active]
    },
    onChange: (changed: Virtualizer<HTMLElement, HTMLElement>) => {
      if (!returning.current) place.offset = changed.scrollOffset ?? 0
      redraw(undefined)
    },
  }
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(settings))
  virtualizer.setOptions(settings)
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())

  const height = virtualizer.scrollRect?.height ?? 0
  const comeBack = () => {
    const element = scroller.current
    if (!returning.current || !element || height === 0) return
    const opened = options.opened()
    if (place.offset > 0) element.scrollTop = place.offset
    else if (opened >= 0) virtualizer.scrollToIndex(opened, { align: 'auto' })
    // A fraction of a pixel is lost on scaled displays.
    returning.current = element.scrollTop < place.offset - 1
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when there are more rows, or more of them in sight.
  useLayoutEffect(comeBack, [count, height])

  return {
    items: virtualizer.getVirtualItems(),
    height: count * rowHeight,
    pageSize: Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1),
    reveal: (row) => virtualizer.scrollToIndex(row, { align: 'auto' }),
    // Asking the element itself would lay the page out once more at every key stroke.
    toTop: () => {
      returning.current = false
      if (virtualizer.scrollOffset) virtualizer.scrollToOffset(0)
    },
    letGo: () => {
      returning.current = false
    },
  }
}
