import { accountText } from 'text:account'
import { recoveryText } from 'text:recovery'
import { couldBeEmail } from '../../shared/text/typed-text.ts'

/**
 * What is wrong with the e-mail address of a recovery. The portal gives one answer to every address, so a text that
 * can be none would be told as a mail on its way.
 */
export function emailErrors(email: string): { email?: string } {
  if (email === '') return { email: recoveryText.emailMissing }
  return couldBeEmail(email) ? {} : { email: accountText.errors.email }
}
