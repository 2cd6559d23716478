import { parseHostPort } from '../../../shared/network/host-port.ts'
import type { FtpSettings } from '../../../shared/phones/phones.ts'
import { type SipRoute, sipRouteOf } from '../../../shared/phones/sip-address.ts'
import { type PhoneAccount, Refused } from './phone-format.ts'

/** The phone's SIP route. Each address is checked, because it is written into URIs and before colons. */
export function routeOf(sip: PhoneAccount['sip']): SipRoute {
  const route = sipRouteOf(sip)
  if ('fault' in route) throw new Refused(route.field, route.fault)
  return route
}

/** The location of the files on the FTP server: `host[:port]/directory`, without a scheme. */
export function ftpLocationOf({ server, port, directory }: Pick<FtpSettings, 'server' | 'port' | 'directory'>): string {
  const address = parseHostPort(server)
  if (address === null) throw new Refused('ftp.server', server === '' ? 'missing' : 'malformed')
  if (address.port !== null && address.port !== port) throw new Refused('ftp.server', 'contradiction')
  return `${address.host}${port === 21 ? '' : `:${port}`}/${directory.replace(/^\/+/, '')}`
}
