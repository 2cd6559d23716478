import { call, nothing } from '../bridge/define.ts'
import { componentListSchema, componentSchema, licenceTextSchema } from './licences.ts'

export const licencesCalls = {
  /** The packages that this app is made of. */
  'app.licences': call(nothing, componentListSchema),
  /** What the licence of one of them wants handed on, word for word. */
  'app.licence': call(componentSchema.pick({ name: true, version: true }), licenceTextSchema),
}
