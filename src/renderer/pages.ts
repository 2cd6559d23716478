import { account, operatorPassword, voicemailPin } from './account/pages.ts'
import { configuration, dashboard } from './dashboard/pages.ts'
import { help } from './help/pages.ts'
import { licences } from './licences/pages.ts'
import type { Pages } from './page.ts'
import { phones } from './phones/pages.ts'
import { recordings } from './recordings/pages.ts'
import { forgotEmail, forgotPassword } from './recovery/pages.ts'
import { settings } from './settings/pages.ts'
import { signIn } from './sign-in/pages.ts'
import { users } from './users/pages.ts'

/** Every page, in the order of the side bar and of the cards. */
export const pages: Pages = {
  'sign-in': signIn,
  'forgot-password': forgotPassword,
  'forgot-email': forgotEmail,
  dashboard,
  recordings,
  configuration,
  phones,
  account,
  'voicemail-pin': voicemailPin,
  users,
  'operator-password': operatorPassword,
  settings,
  licences,
  help,
}
