import type { RowIndex, RowView } from '../../shared/lists/row-index.ts'

/** What a person selected in a list (`selectionSchema` in shared/lists). */
export interface Selection<Column extends string> {
  views: readonly RowView<Column>[]
  ids: readonly string[]
  except: readonly string[]
}

/** Joins two selections: a long one arrives in chunks, each with further ids. */
export function joined<Column extends string>(one: Selection<Column>, other: Selection<Column>): Selection<Column> {
  return {
    views: [...one.views, ...other.views],
    ids: [...one.ids, ...other.ids],
    except: [...one.except, ...other.except],
  }
}

/**
 * The ids of the selected rows among the portal's current ones: in the order of each view, then the named ones. A named
 * row that the portal no longer has is included, so that it can be reported as missing.
 */
export function selectedIds<Row extends Record<Column | 'id', string>, Column extends string>(
  { views, ids, except }: Selection<Column>,
  index: RowIndex<Row, Column>,
): string[] {
  const selected = new Set<string>()
  for (const view of views) {
    for (const position of index.select(view)) {
      const row = index.rows[position]
      if (row) selected.add(row.id)
    }
  }
  for (const id of ids) selected.add(id)
  for (const id of except) selected.delete(id)
  return [...selected]
}
