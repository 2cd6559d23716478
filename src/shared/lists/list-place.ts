import { z } from 'zod'
import { longestQuery } from './list-limits.ts'

/** The lists whose place and width are kept. */
export const listNameSchema = z.enum(['phones', 'users', 'recordings', 'licences'])
export type ListName = z.infer<typeof listNameSchema>

const id = z.string().max(300)
const column = z.string().max(40)

/** Where a person is in a list. It may hold what they searched for, so it is kept in memory only. */
export const listPlaceSchema = z.strictObject({
  view: z
    .strictObject({
      query: z.string().max(longestQuery),
      column,
      descending: z.boolean(),
      only: z.strictObject({ column, value: z.string().max(300) }).nullable(),
    })
    .nullable(),
  /** The key of the row that the keyboard is on, and the id of the opened row. */
  active: id.nullable(),
  opened: id.nullable(),
  /** How many rows are above the first visible one. */
  offset: z.number().nonnegative(),
})
export type ListPlaceKept = z.infer<typeof listPlaceSchema>

/** The width of a list beside its details, in CSS pixels. */
export const listWidthSchema = z.number().int().min(100).max(2_000)
