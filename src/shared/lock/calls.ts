import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { signInSchema } from '../session/session.ts'

export const lockCalls = {
  /** Locks the app. Does nothing if nobody is signed in. */
  'session.lock': call(nothing, nothing, { whileLocked: 'answered' }),
  /** Unlocks the app with the secret sign-in fields of the account in use. */
  'session.unlock': call(signInSchema.pick({ fields: true }), nothing, { whileLocked: 'answered' }),
  /** How to get past the lock: whether the system can unlock it, with Touch ID, and how many accounts signing out ends. */
  'session.unlockMethods': call(nothing, z.strictObject({ system: z.boolean(), accounts: z.number().int() }), {
    whileLocked: 'answered',
  }),
  'session.unlockBySystem': call(nothing, nothing, { whileLocked: 'answered' }),
}

export const lockEvents = {
  'session.locked': z.strictObject({ locked: z.boolean() }),
  /** Secrets on the screen must be hidden: after lock, blur or suspend. */
  'secrets.hide': nothing,
}
