import { Failure } from '../../shared/errors.ts'
import type { PhoneDetail, PhoneSecret } from '../../shared/phones/phones.ts'
import type { AccessToken } from '../portals/facets.ts'
import { offered, type PortalAdapter } from '../portals/portal-adapter.ts'
import type { PhoneAccount } from './formats/phone-format.ts'

/** The portal's password if it can be read, otherwise the one that the person typed. */
export async function passwordOf(
  detail: PhoneDetail,
  secret: PhoneSecret,
  typed: string | undefined,
  adapter: PortalAdapter,
  token: AccessToken,
): Promise<string> {
  const access = detail[secret]?.password ?? 'none'
  if (access === 'none') throw new Failure({ code: 'not-found' })
  if (access === 'readable') return offered(adapter.phones?.readSecret)(token, detail.id, secret)
  if (typed === undefined)
    throw new Failure({ code: 'validation', problems: [{ field: 'password', rule: 'required' }] })
  return typed
}

/** What decides, besides the phone, which passwords are fetched. */
export interface AccountOptions {
  /** Whether the FTP login is needed too. */
  ftp: boolean
  /** The SIP password, if the portal does not reveal it. */
  password?: string | undefined
}

/**
 * A phone's account with its passwords, from which its files are written. Rejects with `not-found` if there is no SIP
 * account.
 */
export async function readPhoneAccount(
  adapter: PortalAdapter,
  token: AccessToken,
  phone: string,
  options: AccountOptions,
): Promise<PhoneAccount> {
  const detail = await offered(adapter.phones).read(token, phone)
  const { sip, ftp } = detail
  if (!sip) throw new Failure({ code: 'not-found' })
  const password = await passwordOf(detail, 'sip', options.password, adapter, token)
  const wantsFtp = options.ftp && ftp?.password === 'readable'
  return {
    label: detail.name || sip.username,
    mac: detail.mac,
    sip: { ...sip, password },
    ftp: wantsFtp ? { ...ftp, password: await passwordOf(detail, 'ftp', undefined, adapter, token) } : null,
  }
}
