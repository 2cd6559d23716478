// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows are drawn, each at its own position, which a table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row by aria-activedescendant.

import type { RefObject } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { type MenuGroups, pointIn, showMenu } from '../menu/context-menu.ts'
import { oneAtATime } from '../routes.ts'
import type { Choosing } from './choosing.ts'
import { GridHead, moveInHead } from './grid-head.tsx'
import { type GridColumn, GridRow } from './grid-row.tsx'
import type { ListPlace } from './list-place.ts'
import { useRowChoosing } from './row-choosing.ts'
import { useRowKeys } from './row-keys.ts'
import './row-grid.css'
import type { RowView } from '../../shared/lists/row-index.ts'
import type { ShownRows } from './row-source.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

interface RowGridProps<Row, Column extends string> {
  /** The grid element, so that the search field can move the focus to it. */
  grid: RefObject<HTMLDivElement | null>
  /** Names the grid for screen readers. */
  label: string
  /** The rows to show, in order. */
  shown: ShownRows<Row>
  columns: readonly GridColumn<Row, Column>[]
  view: RowView<Column>
  place: ListPlace<Column>
  onSort: (column: Column) => void
  /** Tries again to read rows that failed. */
  onRetry: () => void
  selected: string | undefined
  onOpen: (id: string) => void
  /** Moves the focus on to the details of the opened row. */
  onEnter: () => void
  /** Below this width in pixels each row takes two lines; 0 if it never does. */
  twoLinesBelow: number
  /** The context menu of a row. */
  menu?: ((row: Row) => MenuGroups) | undefined
  /** Choosing rows, where something can be done with many. */
  choosing?: Choosing<Row> | null
}

/** As in row-grid.css. */
const oneLine = { row: 40, head: 36 }
const twoLines = { row: 54, head: 58 }

/** How long the keyboard rests on a row before the row is opened, so that arrows pass over the ones between; milliseconds. */
const rest = 150

/**
 * The rows of the list as an ARIA grid with one tab stop: arrows, Page Up and Down, Home and End move along the rows,
 * letters go to the next row that begins with them, and the row that the keyboard rests on is opened beside the list.
 * Enter and Right go on to its details; Up from the first row leads to the headers, which sort (WAI-ARIA Authoring
 * Practices, Grid). Where rows can be chosen, clicks and keys do so as in file managers: Ctrl for one, Shift for a range,
 * Ctrl+A for all, Escape for none; while they are, a click, Enter and Space choose a row instead of opening it.
 */
export function RowGrid<Row extends Record<Column | 'id', string>, Column extends string>(
  props: RowGridProps<Row, Column>,
) {
  const {
    grid,
    label,
    shown,
    columns,
    view,
    place,
    onSort,
    onRetry,
    selected,
    onOpen,
    onEnter,
    menu,
    choosing = null,
  } = props
  const isTwoLines = (width: number) => width < props.twoLinesBelow
  const { count } = shown
  const indexOf = (key: string | null) => (key === null ? -1 : shown.indexOfKey(key))
  const indexOfOpened = () => (selected === undefined ? -1 : shown.indexOfId(selected))
  const active = indexOf(place.active.value)
  const { items, width, height, pageSize, reveal, toRow, toTop, letGo } = useVirtualRows({
    scroller: grid,
    count,
    heightsAt: (width) => (isTwoLines(width) ? twoLines : oneLine),
    active,
    place,
    opened: indexOfOpened,
    onSight: shown.inSight,
  })

  // A new query starts from the top.
  const drawnView = useRef(view)
  useLayoutEffect(() => {
    if (drawnView.current !== view) toTop()
    drawnView.current = view
  })

  const jump = place.jump.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request is carried out once.
  useLayoutEffect(() => {
    if (jump === null) return
    place.jump.value = null
    place.active.value = shown.keyAt(jump) ?? null
    toRow(jump)
  }, [jump])

  /** Opens the row that the keyboard rests on. */
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(resting.current), [])
  const latestOpen = useRef(onOpen)
  latestOpen.current = onOpen
  const latestRetry = useRef(onRetry)
  latestRetry.current = onRetry
  const retry = useCallback(() => latestRetry.current(), [])

  const goTo = (target: number) => {
    const bounded = Math.min(Math.max(target, 0), count - 1)
    place.active.value = shown.keyAt(bounded) ?? null
    reveal(bounded)
    return bounded
  }
  // Read now, because the previous key may have moved it since the last rendering.
  const activeNow = () => indexOf(place.active.peek())
  const isChoosing = choosing?.isOn === true
  const rowChoosing = useRowChoosing({
    choosing,
    shown,
    active: activeNow,
    opened: indexOfOpened,
    goTo(index) {
      clearTimeout(resting.current)
      goTo(index)
    },
  })
  const { startAt, toggle, extendTo } = rowChoosing
  const moveTo = (target: number) => {
    const index = goTo(target)
    startAt(index)
    const id = shown.at(index)?.id
    clearTimeout(resting.current)
    if (id === undefined || isChoosing || oneAtATime.peek()) return
    resting.current = setTimeout(() => latestOpen.current(id), rest)
  }
  const open = (index: number) => {
    clearTimeout(resting.current)
    if (isChoosing) return toggle(index)
    const opened = shown.at(index)
    if (!opened) return
    place.active.value = shown.keyAt(index) ?? null
    startAt(index)
    if (opened.id !== selected) onOpen(opened.id)
  }
  const click = ({ target, shiftKey, ctrlKey, metaKey }: MouseEvent) => {
    const index = indexAt(target)
    if (index < 0) return
    if (choosing && shiftKey) extendTo(index)
    else if (choosing && (ctrlKey || metaKey)) toggle(index)
    else open(index)
  }
  /** By mouse for the row under the pointer, by the keyboard for the row that the keyboard is on. */
  const openMenu = (event: MouseEvent) => {
    const { target, currentTarget } = event
    if (!menu || !(target instanceof Element) || !(currentTarget instanceof Element)) return
    const isByKey = target === currentTarget && event.button !== 2
    const index = isByKey ? active : indexAt(target)
    const row = shown.at(index)
    const element = document.getElementById(`row-${index}`)
    if (!element || !row) return
    event.preventDefault()
    place.active.value = shown.keyAt(index) ?? null
    void showMenu(menu(row), isByKey ? pointIn(element) : { x: event.clientX, y: event.clientY })
  }
  const keyIn = useRowKeys({
    shown,
    columns,
    pageSize,
    active: activeNow,
    moveTo,
    toHeaders: () => grid.current?.querySelector<HTMLElement>('[aria-sort]:not([aria-sort=none]) button')?.focus(),
    open,
    enter() {
      open(activeNow())
      if (!isChoosing) onEnter()
    },
    choosing,
    rowChoosing,
  })
  return (
    <div
      ref={grid}
      class="row-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-multiselectable={isChoosing ? true : undefined}
      aria-activedescendant={active < 0 ? undefined : `row-${active}`}
      tabIndex={0}
      style={{ '--columns': columns.length }}
      data-columns={columns.length}
      data-lines={isTwoLines(width) ? 2 : 1}
      data-choosing={isChoosing ? '' : undefined}
      onFocus={(event) => {
        // Not if a click gave the focus: the row under the pointer must stay there until the button is released.
        if (event.target !== event.currentTarget || !event.currentTarget.matches(':focus-visible')) return
        if (active < 0 && count > 0) goTo(Math.max(indexOfOpened(), 0))
      }}
      onWheel={letGo}
      onPointerDown={letGo}
      onContextMenu={openMenu}
      onKeyDown={(event) => {
        letGo()
        const isInHead = event.target instanceof Element && event.target.closest('.row-grid-head')
        const isOnGrid = event.target === event.currentTarget
        const move = isInHead ? moveInHead(event, event.currentTarget) : isOnGrid ? keyIn(event) : undefined
        if (!move) return
        event.preventDefault()
        move()
      }}
    >
      <GridHead columns={columns} view={view} onSort={onSort} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself has the focus and handles the keys. */}
      <div class="row-grid-body" role="rowgroup" style={{ height: `${height}px` }} onClick={click}>
        {items.map(({ index, top }) => {
          const row = shown.at(index)
          const isSelected = row !== undefined && (isChoosing ? choosing.has(row) : row.id === selected)
          return (
            <GridRow
              // Keyed by index, not by row, so that new data only changes the text in the rows.
              key={index}
              row={row}
              error={row ? undefined : shown.errorAt?.(index)}
              columns={columns}
              index={index}
              top={top}
              active={index === active}
              selected={isSelected}
              choosing={isChoosing}
              onRetry={retry}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The index of the row that an event was in; -1 for none. */
function indexAt(target: EventTarget | null): number {
  const row = target instanceof Element ? target.closest('.row-grid-row[id]') : null
  return row ? Number(row.id.replace('row-', '')) : -1
}
