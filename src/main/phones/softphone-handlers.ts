import { Failure } from '../../shared/errors.ts'
import type { Softphone } from '../../shared/phones/phone-export.ts'
import { codeLifetimeMs } from '../../shared/phones/secret-lifetime.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import type { AccessToken } from '../portals/facets.ts'
import { offered, type PortalAdapter } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { orCancelled, type UnderWay } from '../under-way.ts'

/** The capacity of the largest code at level M, in bytes (ISO/IEC 18004, table 7). */
const mostBytes = 2331

/** QR codes for softphones. They are generated locally, because their content holds a password. */
export function softphoneHandlers(session: SessionKeeper, underWay: UnderWay): Pick<Handlers, 'phones.softphoneCode'> {
  return {
    async 'phones.softphoneCode'({ phone, softphone }) {
      const { signal } = underWay
      const reading = session.authorized((token, adapter) => contentOf(adapter, token, phone, softphone))
      const content = await orCancelled(reading, signal)
      const { encode } = await import('uqr')
      // A QR code needs a quiet zone of four modules (ISO/IEC 18004, 9.1).
      const { data } = encode(content, { ecc: 'M', border: 4 })
      return { modules: data.map((line) => line.map(Number).join('')).join('\n'), hideAfterMs: codeLifetimeMs }
    },
  }
}

async function contentOf(
  adapter: PortalAdapter,
  token: AccessToken,
  phone: string,
  softphone: Softphone,
): Promise<string> {
  const { phones, capabilities } = adapter
  if (softphone === 'linphone') return offered(phones?.provisioningLink)(token, phone)
  const cloudId = offered(capabilities.phones?.softphones?.acrobits)
  const { sip } = await offered(phones).read(token, phone)
  if (sip?.password !== 'readable') throw new Failure({ code: 'not-found' })
  const password = await offered(phones?.readSecret)(token, phone, 'sip')
  return acrobitsCode(sip.username, password, cloudId)
}

/**
 * The text that Cloud Softphone reads: user name and password URL-encoded (doc.acrobits.net, cloudsoftphone/qr). Throws
 * a `Failure` with `password-not-representable` if they cannot be put into a code.
 */
export function acrobitsCode(username: string, password: string, cloudId: string): string {
  if (!username.isWellFormed() || !password.isWellFormed()) throw notRepresentable('half-character')
  const text = `csc:${encodeURIComponent(username)}:${encodeURIComponent(password)}@${cloudId}`
  if (text.length > mostBytes) throw notRepresentable('too-long')
  return text
}

const notRepresentable = (reason: 'half-character' | 'too-long') =>
  new Failure({ code: 'password-not-representable', reason })
