// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows are drawn, each at its own position, which a table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row by aria-activedescendant.

import { errorActionText } from 'text:errors'
import { Check } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import { describeError } from '../errors/describe-error.ts'
import { Icon } from '../ui/icon.tsx'
import { TextButton } from '../ui/text-button.tsx'

/** A column of the grid. */
export interface GridColumn<Row, Column extends string> {
  name: Column
  label: string
  /** The list cannot be sorted by it. */
  unsorted?: true
  /** The content of a cell, if it is not the row's plain text. */
  cell?: (row: Row) => ComponentChildren
}

interface GridRowProps<Row, Column extends string> {
  /** Absent until it has arrived. */
  row: Row | undefined
  /** Why it could not be read. */
  error: AppError | undefined
  columns: readonly GridColumn<Row, Column>[]
  index: number
  top: number
  active: boolean
  selected: boolean
  choosing: boolean
  onRetry: () => void
}

/**
 * One row of the grid; a row that has not arrived yet is drawn empty. It is rendered again only if a property changes, so
 * a list keeps its columns and `onRetry` the same.
 */
export function GridRow<Row extends Record<Column, string>, Column extends string>(props: GridRowProps<Row, Column>) {
  const { row, error, columns, index, top, active, selected, choosing, onRetry } = props
  const render = () => (
    <div
      id={`row-${index}`}
      class="row-grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row || error ? undefined : true}
      data-active={active ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {error && (
        <div class="row-grid-cell row-grid-failed" role="gridcell" aria-colspan={columns.length}>
          {describeError(error).title}
          <TextButton onClick={onRetry}>{errorActionText.retry}</TextButton>
        </div>
      )}
      {!error &&
        columns.map(({ name, cell }, column) => (
          <div key={name} class={`row-grid-cell row-grid-${name}`} style={{ '--area': name }} role="gridcell">
            {choosing && column === 0 && (
              <span class="row-grid-mark">{selected && <Icon icon={Check} size={12} />}</span>
            )}
            {row && (cell ? cell(row) : row[name])}
          </div>
        ))}
    </div>
  )
  return useMemo(render, [row, error, columns, index, top, active, selected, choosing, onRetry])
}
