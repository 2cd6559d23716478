import { call, nothing } from '../bridge/define.ts'
import { componentListSchema, componentSchema, licenceTextSchema } from './licences.ts'

export const licencesCalls = {
  /** The components of this app. */
  'app.licences': call(nothing, componentListSchema),
  /** The texts that a component's licence requires to be included, verbatim. */
  'app.licence': call(componentSchema.pick({ name: true, version: true }), licenceTextSchema),
}
