import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { draftFormSchema, draftSchema } from './drafts.ts'
import { keychainStatusSchema, sessionEndSchema, sessionSchema, signInSchema } from './session.ts'

export const sessionCalls = {
  'session.signIn': call(signInSchema, sessionSchema, { whileLocked: 'answered' }),
  /** The kept session, or null where there is none. */
  'session.restore': call(nothing, sessionSchema.nullable(), { whileLocked: 'answered' }),
  'session.signOut': call(nothing, nothing, { whileLocked: 'answered' }),
  /** Asks the portal for something small, to hear whether it answers; `connection.changed` tells. */
  'session.check': call(nothing, nothing),
  /** Proves that the person at the keyboard knows the password, before secrets are shown. */
  'session.reauthenticate': call(z.strictObject({ password: z.string().min(1).max(1024) }), nothing),
  'session.keychain': call(nothing, z.strictObject({ status: keychainStatusSchema }), { whileLocked: 'answered' }),

  /** Has main hold what is typed in a form, in memory, for a page that crashes; null forgets it. */
  'drafts.keep': call(z.strictObject({ form: draftFormSchema, draft: draftSchema.nullable() }), nothing),
  /** What main holds of a form for whoever is signed in, or null. */
  'drafts.take': call(z.strictObject({ form: draftFormSchema }), z.strictObject({ draft: draftSchema.nullable() })),
}

export const sessionEvents = { 'session.ended': z.strictObject({ reason: sessionEndSchema }) }
