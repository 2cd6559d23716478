import { call, nothing } from '../bridge/define.ts'
import { accountChangeSchema, accountSavedSchema, accountSchema } from './account.ts'
import { operatorPasswordChangeSchema, voicemailPinChangeSchema } from './account-passwords.ts'

export const accountCalls = {
  'account.read': call(nothing, accountSchema),
  'account.save': call(accountChangeSchema, accountSavedSchema),
  'account.setVoicemailPin': call(voicemailPinChangeSchema, nothing),
  /** Replaces the password of the account's operator, not of the person who asks. */
  'account.setOperatorPassword': call(operatorPasswordChangeSchema, nothing),
}
