import { longestQuery, mostIdsAtOnce, mostViews } from '../../shared/lists/list-limits.ts'
import type { RowIndex, RowView } from '../../shared/lists/row-index.ts'

/** The rows that a list shows. */
export interface Shown<Column extends string> {
  view: RowView<Column>
  ids: readonly string[]
}

/** Rows that were chosen: their ids, and each view whose rows were all taken at once, by which many can be named. */
export interface Chosen<Column extends string> {
  ids: ReadonlySet<string>
  views: readonly RowView<Column>[]
}

/** Rows being chosen, for something that is done to many of them. */
export interface Choosing<Column extends string> {
  chosen: Chosen<Column>
  onChange: (chosen: Chosen<Column>) => void
}

/** What is sent to main of a selection. */
interface SentSelection<Column extends string> {
  views: RowView<Column>[]
  ids: string[]
  except: string[]
}

export const noneChosen: Chosen<never> = { ids: new Set(), views: [] }

/** One row more, or one less. */
export function toggled<Column extends string>({ ids, views }: Chosen<Column>, id: string): Chosen<Column> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, views }
}

/** Those rows too. */
export function withIds<Column extends string>({ ids, views }: Chosen<Column>, more: Iterable<string>): Chosen<Column> {
  return { ids: new Set([...ids, ...more]), views }
}

/** Every row that is shown too. */
export function withShown<Column extends string>(chosen: Chosen<Column>, { view, ids }: Shown<Column>): Chosen<Column> {
  return { ...withIds(chosen, ids), views: [...chosen.views, view] }
}

/**
 * A selection as main takes it, in few words: plain ids where they are few or `index` does not hold the whole list;
 * else the views with the rows besides and the exceptions. Several parts only where thousands were chosen by hand.
 */
export function selectionParts<Row extends Record<Column | 'id', string>, Column extends string>(
  { ids, views }: Chosen<Column>,
  index: RowIndex<Row, Column>,
  isWhole: boolean,
): SentSelection<Column>[] {
  const byView = isWhole && ids.size > mostIdsAtOnce
  const named = byView ? distinct(views.filter(({ query }) => query.length <= longestQuery)).slice(-mostViews) : []
  const covered = new Set(named.flatMap((view) => index.select(view).flatMap((row) => index.rows[row]?.id ?? [])))
  const besides = [...ids].filter((id) => !covered.has(id))
  const except = [...covered].filter((id) => !ids.has(id))
  const toName = [...besides, ...except]
  const parts: SentSelection<Column>[] = []
  do {
    const now = toName.splice(0, mostIdsAtOnce)
    parts.push({
      views: parts.length === 0 ? named : [],
      ids: now.filter((id) => ids.has(id)),
      except: now.filter((id) => !ids.has(id)),
    })
  } while (toName.length > 0)
  return parts
}

/** The views of which each takes other rows; their order and the sorting are no matter here. */
function distinct<Column extends string>(views: readonly RowView<Column>[]): RowView<Column>[] {
  const byRows = views.map((view) => [JSON.stringify([view.query, view.only]), view] as const)
  return [...new Map(byRows).values()]
}
