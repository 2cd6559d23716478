import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { aboutSchema, startSchema } from './app.ts'

export const appCalls = {
  'app.start': call(nothing, startSchema, { whileLocked: 'answered' }),
  /** What was decided when this app was built. */
  'app.about': call(nothing, aboutSchema),
  /** The person agreed to what `app.leaving` told of: it is done after all. */
  'app.leave': call(nothing, nothing, { whileLocked: 'answered' }),
}

export const appEvents = {
  /** The app was to be closed, quitted or loaded anew, and the page refused: the person is to be asked. */
  'app.leaving': nothing,
  /** The organisation decided something else: what `app.start` and `portal.current` said is no longer so. */
  'policy.changed': nothing,
  'menu.command': z.strictObject({
    command: z.enum(['search', 'settings', 'updates', 'shortcuts', 'help', 'lock', 'sign-out']),
  }),
}
