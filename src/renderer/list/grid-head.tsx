// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows are drawn, each at its own position, which a table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row by aria-activedescendant.

import { ArrowDown, ArrowUp } from 'lucide'
import type { RowView } from '../../shared/lists/row-index.ts'
import { isRightToLeft } from '../ui/direction.ts'
import { Icon } from '../ui/icon.tsx'
import type { GridColumn } from './grid-row.tsx'

interface GridHeadProps<Row, Column extends string> {
  columns: readonly GridColumn<Row, Column>[]
  view: RowView<Column>
  onSort: (column: Column) => void
}

/** The headers, which sort. */
export function GridHead<Row, Column extends string>({ columns, view, onSort }: GridHeadProps<Row, Column>) {
  return (
    <div class="row-grid-head" role="rowgroup">
      <div class="row-grid-row" role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <SortHeader key={column.name} column={column} view={view} onSort={onSort} />
        ))}
      </div>
    </div>
  )
}

/** The keys of the headers, which are no tab stops. */
export function moveInHead({ key, target }: KeyboardEvent, grid: HTMLElement): (() => void) | undefined {
  const headers = [...grid.querySelectorAll<HTMLElement>('.row-grid-head button')]
  const at = target instanceof HTMLElement ? headers.indexOf(target) : -1
  const [before, after] = isRightToLeft() ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  if (key === before) return () => headers[at - 1]?.focus()
  if (key === after) return () => headers[at + 1]?.focus()
  return key === 'ArrowDown' || key === 'Escape' ? () => grid.focus() : undefined
}

interface SortHeaderProps<Row, Column extends string> {
  column: GridColumn<Row, Column>
  view: RowView<Column>
  onSort: (column: Column) => void
}

function SortHeader<Row, Column extends string>({ column, view, onSort }: SortHeaderProps<Row, Column>) {
  const { name, label, unsorted } = column
  const sorted = view.column === name
  const text = <span class="row-grid-label">{label}</span>
  return (
    <div
      class={`row-grid-cell row-grid-${name}${unsorted ? ' row-grid-unsorted' : ''}`}
      style={{ '--area': name }}
      role="columnheader"
      aria-sort={unsorted ? undefined : sorted ? (view.descending ? 'descending' : 'ascending') : 'none'}
    >
      {unsorted ? (
        text
      ) : (
        <button type="button" tabIndex={-1} onClick={() => onSort(name)}>
          {text}
          {sorted && <Icon icon={view.descending ? ArrowDown : ArrowUp} size={13} />}
        </button>
      )}
    </div>
  )
}
