import { accountText } from 'text:account'
import { recoveryText } from 'text:recovery'
import { couldBeEmail } from '../../shared/text/typed-text.ts'

/**
 * Checks the email address of a recovery. The portal gives the same answer to every address, so without this check the
 * app would announce an email even for a text that cannot be an address.
 */
export function emailErrors(email: string): { email?: string } {
  if (email === '') return { email: recoveryText.emailMissing }
  return couldBeEmail(email) ? {} : { email: accountText.errors.email }
}
