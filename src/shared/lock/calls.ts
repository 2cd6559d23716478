import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { signInSchema } from '../session/session.ts'

export const lockCalls = {
  /** Closes the app until the person proves who they are. Nothing where nobody is signed in. */
  'session.lock': call(nothing, nothing, { whileLocked: 'answered' }),
  /** Opens it again with the secret sign-in fields of the account in use. */
  'session.unlock': call(signInSchema.pick({ fields: true }), nothing, { whileLocked: 'answered' }),
  /** Whether the system can open it as well, by Touch ID. */
  'session.unlockMethods': call(nothing, z.strictObject({ system: z.boolean() }), { whileLocked: 'answered' }),
  'session.unlockBySystem': call(nothing, nothing, { whileLocked: 'answered' }),
}

export const lockEvents = {
  'session.locked': z.strictObject({ locked: z.boolean() }),
  /** Whatever secret is on the screen goes: lock, blur, suspend. */
  'secrets.hide': nothing,
}
