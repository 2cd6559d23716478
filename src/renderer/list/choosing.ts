import { longestQuery, mostIdsAtOnce, mostViews } from '../../shared/lists/list-limits.ts'
import type { RowIndex, RowView } from '../../shared/lists/row-index.ts'

/** The rows that a list shows. */
export interface Shown<Column extends string> {
  view: RowView<Column>
  ids: readonly string[]
}

/** The chosen rows: their ids, and each view whose rows were all chosen at once, which stands for many ids. */
export interface Chosen<Column extends string> {
  ids: ReadonlySet<string>
  views: readonly RowView<Column>[]
}

/** Choosing rows of a list for an action on many of them. */
export interface Choosing<Row> {
  /** Whether rows are being chosen: a click then chooses a row instead of opening it. */
  readonly isOn: boolean
  has(row: Row): boolean
  /** Chooses these rows, or takes them out; begins choosing. */
  choose(rows: readonly Row[], isChosen: boolean): void
  /** Chooses every row of the list; begins choosing. */
  chooseAll(): void
  /** Called instead of `choose` with more rows than a selection may name. */
  refuseMany(): void
  end(): void
}

/** A selection as it is sent to main. */
interface SentSelection<Column extends string> {
  views: RowView<Column>[]
  ids: string[]
  except: string[]
}

export const noneChosen: Chosen<never> = { ids: new Set(), views: [] }

/** Adds these rows. */
export function withIds<Column extends string>({ ids, views }: Chosen<Column>, more: Iterable<string>): Chosen<Column> {
  return { ids: new Set([...ids, ...more]), views }
}

/** Takes these rows out. */
export function withoutIds<Column extends string>(
  { ids, views }: Chosen<Column>,
  fewer: Iterable<string>,
): Chosen<Column> {
  const left = new Set(fewer)
  return { ids: new Set([...ids].filter((id) => !left.has(id))), views }
}

/** Adds every row that is shown. */
export function withShown<Column extends string>(chosen: Chosen<Column>, { view, ids }: Shown<Column>): Chosen<Column> {
  return { ...withIds(chosen, ids), views: [...chosen.views, view] }
}

/**
 * A selection in the compact form that main accepts: plain ids if they are few or `index` does not hold the whole list;
 * else the views, with additional rows and exceptions. Split into several messages only if thousands were chosen by hand.
 */
export function selectionParts<Row extends Record<Column | 'id', string>, Column extends string>(
  { ids, views }: Chosen<Column>,
  index: RowIndex<Row, Column>,
  isWhole: boolean,
): SentSelection<Column>[] {
  const byView = isWhole && ids.size > mostIdsAtOnce
  const named = byView ? distinct(views.filter(({ query }) => query.length <= longestQuery)).slice(-mostViews) : []
  const covered = new Set(named.flatMap((view) => [...index.select(view)].flatMap((row) => index.rows[row]?.id ?? [])))
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

/** The views that contain different rows; order and sorting are ignored. */
function distinct<Column extends string>(views: readonly RowView<Column>[]): RowView<Column>[] {
  const byRows = views.map((view) => [JSON.stringify([view.query, view.only]), view] as const)
  return [...new Map(byRows).values()]
}
