import { pagesText } from 'text:pages'
import { capabilities } from '../session/session-state.ts'

/** The name of the page with the phones' settings, everywhere: by what the portal has of each phone. */
export function phonesName(): string {
  const { phones: names } = pagesText
  const offered = capabilities.value?.phones
  if (offered?.scope === 'account') return names.account
  if (offered?.ftp === 'none') return names.sip
  return offered?.sip === 'none' ? names.ftp : names.sipAndFtp
}
