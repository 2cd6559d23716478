import { z } from 'zod'
import { longestQuery, mostIdsAtOnce, mostViews } from './list-limits.ts'

const ids = z.array(z.string().min(1).max(100)).max(mostIdsAtOnce)

/** The schema of a view of a list with these columns, a `RowView`: its search, filter and sort order. */
const viewSchema = <const Columns extends readonly [string, ...string[]]>(columns: Columns) =>
  z.strictObject({
    query: z.string().max(longestQuery),
    column: z.enum(columns),
    descending: z.boolean(),
    only: z.strictObject({ column: z.enum(columns), value: z.string().max(300) }).nullable(),
  })

/**
 * The schema of a selection: every row of the views and the rows named by id, except the exceptions. A few rows are
 * named; many are described by a view, which main resolves against the portal.
 */
export const selectionOf = <View extends z.ZodType>(view: View) =>
  z.strictObject({ views: z.array(view).max(mostViews), ids, except: ids })

/** The schema of a selection in a list with these columns. */
export const selectionSchema = <const Columns extends readonly [string, ...string[]]>(columns: Columns) =>
  selectionOf(viewSchema(columns))
