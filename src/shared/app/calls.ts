import { call, nothing } from '../bridge/define.ts'
import { aboutSchema, startSchema } from './app.ts'

export const appCalls = {
  'app.start': call(nothing, startSchema, { whileLocked: 'answered' }),
  /** The facts about this build. */
  'app.about': call(nothing, aboutSchema),
  /** The person agreed: continues what `app.leaving` announced. */
  'app.leave': call(nothing, nothing, { whileLocked: 'answered' }),
}

export const appEvents = {
  /** The window was to be closed or reloaded, or the app to quit, and the page refused: ask the person. */
  'app.leaving': nothing,
  /** The policy changed: the results of `app.start` and `portal.current` are out of date. */
  'policy.changed': nothing,
}
