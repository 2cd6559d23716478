import type { HostPort } from '../../../shared/network/host-port.ts'
import type { ExportField } from '../../../shared/phones/phone-export.ts'
import { rawLine } from './escape.ts'
import {
  chosenFtp,
  type ExportOptions,
  ftpLocationOf,
  type PhoneAccount,
  phoneFormat,
  Refused,
  requiredMac,
  routeOf,
} from './phone-format.ts'

type Line = [key: string, field: ExportField, value: string]

const transports = { udp: '0', tcp: '1', tls: '2' } as const

/**
 * Yealink's setting for NAPTR, SRV and then address lookup, with the transport that the records name. Not used for TCP
 * and TLS, where the DNS answer, or its absence, could lead to UDP.
 */
const byDns = '3'

/** With 0 the phone looks up the server; if omitted, the port is 5060. */
const portText = ({ port }: HostPort) => String(port ?? 0)

/** Yealink desk phones: one file of `key = value` lines, each value raw to the line's end. */
export const yealink = phoneFormat(
  { id: 'yealink', kind: 'desk', needsMac: true, findsFile: true, ftp: ['ftp'] },
  (account, options) => {
    const lines = [...sipLines(account, options), ...ftpLines(account, options)]
    const written = lines.map(([key, field, value]) => `${key} = ${lineValue(field, value)}`)
    return [
      {
        name: `${requiredMac(account)}.cfg`,
        content: `#!version:1.0.0.1\n${written.join('\n')}\n`,
        mediaType: 'text/plain; charset=utf-8',
      },
    ]
  },
)

/** `%NULL%` tells the phone to clear a setting. */
function lineValue(field: ExportField, value: string): string {
  if (value === '%NULL%') throw new Refused(field, 'reserved')
  return rawLine(field, value)
}

function sipLines({ label, sip }: PhoneAccount, options: ExportOptions): Line[] {
  const { domain, registrar, proxy, transport } = routeOf(sip)
  const bySrv = (proxy ?? registrar).port === null
  return [
    ['account.1.enable', 'sip.username', '1'],
    ['account.1.label', 'label', label],
    ['account.1.display_name', 'sip.displayName', sip.displayName],
    ['account.1.auth_name', 'sip.authorizationId', sip.authorizationId],
    ['account.1.user_name', 'sip.username', sip.username],
    ['account.1.password', 'sip.password', sip.password],
    ['account.1.sip_server.1.address', 'sip.domain', domain],
    ['account.1.sip_server.1.port', 'sip.domain', portText(registrar)],
    [
      'account.1.sip_server.1.transport_type',
      'sip.domain',
      bySrv && transport === 'udp' ? byDns : transports[transport],
    ],
    ['account.1.sip_server.1.expires', 'sip.domain', String(options.expires)],
    ['account.1.outbound_proxy_enable', 'sip.outboundProxy', proxy ? '1' : '0'],
    ...(proxy
      ? ([
          ['account.1.outbound_proxy.1.address', 'sip.outboundProxy', proxy.host],
          ['account.1.outbound_proxy.1.port', 'sip.outboundProxy', portText(proxy)],
        ] satisfies Line[])
      : []),
    ...(sip.voicemailNumber
      ? ([['voice_mail.number.1', 'sip.voicemailNumber', sip.voicemailNumber]] satisfies Line[])
      : []),
  ]
}

function ftpLines(account: PhoneAccount, options: ExportOptions): Line[] {
  const ftp = chosenFtp(account, options)
  if (ftp === null) return []
  return [
    ['static.auto_provision.server.url', 'ftp.directory', `ftp://${ftpLocationOf(ftp)}`],
    ['static.auto_provision.server.username', 'ftp.username', ftp.username],
    ['static.auto_provision.server.password', 'ftp.password', ftp.password],
  ]
}
