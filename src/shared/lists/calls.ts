import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { listNameSchema, listPlaceSchema, listWidthSchema } from './list-place.ts'

export const listsCalls = {
  /** The signed-in person's place in a list, or null. */
  'lists.place': call(z.strictObject({ list: listNameSchema }), z.strictObject({ place: listPlaceSchema.nullable() })),
  /** Keeps it in main's memory, in case the page crashes or is reloaded. */
  'lists.keepPlace': call(z.strictObject({ list: listNameSchema, place: listPlaceSchema }), nothing),
  /** The widths that the person gave to lists. */
  'lists.widths': call(nothing, z.strictObject({ widths: z.partialRecord(listNameSchema, listWidthSchema) })),
  /** Keeps a list's width in the settings; null for the usual one. */
  'lists.keepWidth': call(z.strictObject({ list: listNameSchema, width: listWidthSchema.nullable() }), nothing),
}
