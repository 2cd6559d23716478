import type { ExportField } from '../../../shared/phone-export.ts'
import type { FtpSettings, SipSettings } from '../../../shared/phones.ts'
import { type HostPort, parseHostPort } from '../sip/host-port.ts'
import { Refused } from './phone-format.ts'

/** The registrar's host, checked: it stands in URIs and beside colons. */
export function domainOf(sip: Pick<SipSettings, 'domain'>): string {
  return addressOf('sip.domain', sip.domain).host
}

/** The outbound proxy's host and port (5060, or 5061 over TLS, where none is given; RFC 3261, 19.1.2). */
export function proxyOf(sip: Pick<SipSettings, 'outboundProxy' | 'transport'>): { host: string; port: number } | null {
  if (sip.outboundProxy === null || sip.outboundProxy === '') return null
  const { host, port } = addressOf('sip.outboundProxy', sip.outboundProxy)
  return { host, port: port ?? (sip.transport === 'tls' ? 5061 : 5060) }
}

/** Where the FTP server keeps the files: `host[:port]/directory`, without a scheme. */
export function ftpLocationOf({ server, port, directory }: Pick<FtpSettings, 'server' | 'port' | 'directory'>): string {
  const { host } = addressOf('ftp.server', server)
  return `${host}${port === 21 ? '' : `:${port}`}/${directory.replace(/^\/+/, '')}`
}

function addressOf(field: ExportField, text: string): HostPort {
  const address = parseHostPort(text)
  if (address === null) throw new Refused(field, text === '' ? 'missing' : 'malformed')
  return address
}
