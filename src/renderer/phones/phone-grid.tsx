// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, each at its own place, which a table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row by aria-activedescendant.
import { useSignal } from '@preact/signals'
import { ArrowDown, ArrowUp } from 'lucide'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import type { Phone } from '../../shared/phones.ts'
import { phonesText } from '../i18n/en/phones.ts'
import { Icon } from '../ui/icon.tsx'
import './phone-grid.css'
import type { PhoneColumn, PhoneView } from './phone-index.ts'
import { RegistrationBadge } from './registration-badge.tsx'
import { useVirtualRows } from './use-virtual-rows.ts'

interface PhoneGridProps {
  /** The grid itself, so that the search field can hand it the focus. */
  grid: RefObject<HTMLDivElement | null>
  phones: readonly Phone[]
  /** Positions in `phones`, in the order to show. */
  rows: readonly number[]
  columns: readonly PhoneColumn[]
  view: PhoneView
  onSort: (column: PhoneColumn) => void
  selected: string | undefined
  onOpen: (phone: string) => void
}

const rowHeight = 40
const headHeight = 36

/**
 * The rows of the list as an ARIA grid with one tab stop: arrows, Page Up and Down, Home and End
 * move along the rows, Enter opens one (WAI-ARIA Authoring Practices, Grid).
 */
export function PhoneGrid({ grid, phones, rows, columns, view, onSort, selected, onOpen }: PhoneGridProps) {
  const activeRow = useSignal<number | null>(null)
  const active = activeRow.value === null ? -1 : rows.indexOf(activeRow.value)
  const { items, height, pageSize, reveal, toTop } = useVirtualRows({
    scroller: grid,
    count: rows.length,
    rowHeight,
    headHeight,
    active,
  })

  // Another question is answered from the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what the effect follows.
  useLayoutEffect(() => {
    toTop()
    activeRow.value = null
  }, [view.query, view.column, view.descending, view.registration])

  const moveTo = (target: number) => {
    const bounded = Math.min(Math.max(target, 0), rows.length - 1)
    activeRow.value = rows[bounded] ?? null
    reveal(bounded)
  }
  const open = (row: number | null) => {
    const phone = row === null ? undefined : phones[row]
    if (!phone) return
    activeRow.value = row
    onOpen(phone.id)
  }
  const moves: Record<string, () => void> = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    PageDown: () => moveTo(active + pageSize),
    PageUp: () => moveTo(active - pageSize),
    Home: () => moveTo(0),
    End: () => moveTo(rows.length - 1),
    Enter: () => open(activeRow.value),
    ' ': () => open(activeRow.value),
  }
  return (
    <div
      ref={grid}
      class="phone-grid"
      role="grid"
      aria-label={phonesText.list}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={active < 0 ? undefined : `phone-row-${activeRow.value}`}
      tabIndex={0}
      style={{ '--columns': columns.length }}
      data-columns={columns.length}
      onFocus={(event) => {
        // Not when a press gives the focus: the row under it must stay there until it is let go.
        if (event.target !== event.currentTarget || !event.currentTarget.matches(':focus-visible')) return
        if (active < 0 && rows.length > 0) {
          const opened = rows.findIndex((row) => phones[row]?.id === selected)
          moveTo(Math.max(opened, 0))
        }
      }}
      onKeyDown={(event) => {
        const move = event.target === event.currentTarget ? moves[event.key] : undefined
        if (!move || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        move()
      }}
    >
      <div class="phone-grid-head" role="rowgroup">
        <div class="phone-grid-row" role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <SortHeader key={column} column={column} view={view} onSort={onSort} />
          ))}
        </div>
      </div>
      <div class="phone-grid-body" role="rowgroup" style={{ height: `${height}px` }}>
        {items.map(({ index, start }) => {
          const row = rows[index]
          const phone = row === undefined ? undefined : phones[row]
          return (
            phone && (
              <Row
                // By place, not by phone: another answer then only changes the words in the rows.
                key={index}
                id={`phone-row-${row}`}
                phone={phone}
                columns={columns}
                index={index}
                top={start - headHeight}
                active={index === active}
                selected={phone.id === selected}
                onOpen={() => open(row ?? null)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function SortHeader(props: { column: PhoneColumn; view: PhoneView; onSort: (column: PhoneColumn) => void }) {
  const { column, view, onSort } = props
  const sorted = view.column === column
  return (
    <div
      class={`phone-grid-cell phone-grid-${column}`}
      role="columnheader"
      aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort(column)}>
        {phonesText.columns[column]}
        {sorted && <Icon icon={view.descending ? ArrowDown : ArrowUp} size={13} />}
      </button>
    </div>
  )
}

interface RowProps {
  id: string
  phone: Phone
  columns: readonly PhoneColumn[]
  index: number
  top: number
  active: boolean
  selected: boolean
  onOpen: () => void
}

function Row({ id, phone, columns, index, top, active, selected, onOpen }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself has the focus and takes the keys.
    <div
      id={id}
      class="phone-grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      {columns.map((column) => (
        <div key={column} class={`phone-grid-cell phone-grid-${column}`} role="gridcell">
          {column === 'registration' ? <RegistrationBadge state={phone.registration} /> : phone[column]}
        </div>
      ))}
    </div>
  )
}
