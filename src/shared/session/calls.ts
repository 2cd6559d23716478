import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { draftFormSchema, draftSchema } from './drafts.ts'
import { keychainStatusSchema, sessionEndSchema, sessionSchema, signInSchema } from './session.ts'

export const sessionCalls = {
  'session.signIn': call(signInSchema, sessionSchema, { whileLocked: 'answered' }),
  /**
   * Sends the sign-in that was just refused once more, to another region, with the keys that main still holds; null if
   * it holds none.
   */
  'session.signInAtRegion': call(z.strictObject({ region: z.string().max(60) }), sessionSchema.nullable(), {
    whileLocked: 'answered',
  }),
  /** The kept session, or null if there is none. */
  'session.restore': call(nothing, sessionSchema.nullable(), { whileLocked: 'answered' }),
  'session.signOut': call(nothing, nothing, { whileLocked: 'answered' }),
  /** Sends the portal a small request to learn whether it answers; the result comes as `connection.changed`. */
  'session.check': call(nothing, nothing),
  /** Reauthenticates the person, before secrets are shown. */
  'session.reauthenticate': call(z.strictObject({ password: z.string().min(1).max(1024) }), nothing),
  'session.keychain': call(nothing, z.strictObject({ status: keychainStatusSchema }), { whileLocked: 'answered' }),

  /** Keeps a form's text in main's memory in case the page crashes; null forgets it. */
  'drafts.keep': call(z.strictObject({ form: draftFormSchema, draft: draftSchema.nullable() }), nothing),
  /** The draft of a form for the signed-in person, or null. */
  'drafts.take': call(z.strictObject({ form: draftFormSchema }), z.strictObject({ draft: draftSchema.nullable() })),
}

export const sessionEvents = { 'session.ended': z.strictObject({ reason: sessionEndSchema }) }
