import { call, nothing } from '../bridge/define.ts'
import { inUseSchema } from '../connections/connections.ts'
import {
  accountEmailRequestSchema,
  accountEmailSchema,
  accountPasswordSchema,
  codeRequestedSchema,
  codeRequestSchema,
  codeSchema,
  codeVerifiedSchema,
  linkRedemptionSchema,
  linkSchema,
  linkTextSchema,
  openedLinkSchema,
  passwordRequestedSchema,
  passwordRequestSchema,
  recoveredSchema,
} from './recovery.ts'

/** Also available on the lock screen, for people who forgot their password. */
const answered = { whileLocked: 'answered' } as const

export const recoveryCalls = {
  'recovery.requestPassword': call(passwordRequestSchema, passwordRequestedSchema, answered),
  'recovery.requestLink': call(passwordRequestSchema, passwordRequestedSchema, answered),
  /** Opens a pasted link. Its token stays in main. */
  'recovery.openLink': call(linkTextSchema, openedLinkSchema, answered),
  /** The link that the app was last opened with, or null. */
  'recovery.openedLink': call(nothing, openedLinkSchema.nullable(), answered),
  /** Forgets a link that the person does not want to use. */
  'recovery.cancelLink': call(linkSchema, nothing, answered),
  /**
   * Switches to the link's portal, once the person agreed, without a sign-in there. Refused while locked, because it
   * would leave the locked account.
   */
  'recovery.acceptLink': call(linkSchema, inUseSchema),
  'recovery.redeemLink': call(linkRedemptionSchema, recoveredSchema, answered),
  'recovery.requestCode': call(codeRequestSchema, codeRequestedSchema, answered),
  'recovery.verifyCode': call(codeSchema, codeVerifiedSchema, answered),
  'recovery.setPassword': call(accountPasswordSchema, recoveredSchema, answered),
  'recovery.readEmail': call(accountEmailRequestSchema, accountEmailSchema, answered),
}

/** The system opened a reset link with the app. */
export const recoveryEvents = { 'recovery.linkOpened': openedLinkSchema }
