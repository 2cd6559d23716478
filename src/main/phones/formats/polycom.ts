import type { HostPort } from '../../../shared/network/host-port.ts'
import type { ExportField } from '../../../shared/phones/phone-export.ts'
import { xmlAttribute } from './escape.ts'
import {
  chosenFtp,
  type ExportOptions,
  ftpLocationOf,
  type PhoneAccount,
  phoneFormat,
  requiredMac,
  routeOf,
} from './phone-format.ts'

type Attribute = [name: string, field: ExportField, value: string]

const transports = { udp: 'UDPOnly', tcp: 'TCPOnly', tls: 'TLS' } as const
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/**
 * Polycom and Poly desk phones (UC Software): the master file that the phone asks for by its MAC address, and the file
 * it names. The second must not have a name that the phone itself writes (`<mac>-phone.cfg` and the like).
 */
export const polycom = phoneFormat(
  { id: 'polycom', kind: 'desk', needsMac: true, findsFile: true, ftp: ['ftp', 'ftps'] },
  (account, options) => {
    const mac = requiredMac(account)
    const settings = `${mac}-registration.cfg`
    return [
      { name: `${mac}.cfg`, content: master(settings), mediaType: 'application/xml' },
      { name: settings, content: registration(account, options), mediaType: 'application/xml' },
    ]
  },
)

function master(settings: string): string {
  return `${declaration}
<APPLICATION APP_FILE_PATH="sip.ld" CONFIG_FILES="${settings}" MISC_FILES="" LOG_FILE_DIRECTORY="" OVERRIDES_DIRECTORY="" CONTACTS_DIRECTORY=""/>
`
}

function registration(account: PhoneAccount, options: ExportOptions): string {
  const attributes = [...sipAttributes(account, options), ...ftpAttributes(account, options)]
  const written = attributes.map(([name, field, value]) => `    ${name}="${xmlAttribute(field, value)}"`)
  return `${declaration}\n<PHONE_CONFIG>\n  <ALL\n${written.join('\n')}\n  />\n</PHONE_CONFIG>\n`
}

function sipAttributes({ label, sip }: PhoneAccount, options: ExportOptions): Attribute[] {
  const { domain, registrar, proxy, transport } = routeOf(sip)
  // Without a port, or with 0, the phone finds the server by SRV.
  const port = (name: string, field: ExportField, server: HostPort): Attribute[] =>
    server.port === null ? [] : [[name, field, String(server.port)]]
  return [
    ['reg.1.displayName', 'sip.displayName', sip.displayName],
    ['reg.1.address', 'sip.username', sip.username],
    ['reg.1.label', 'label', label],
    ['reg.1.auth.userId', 'sip.authorizationId', sip.authorizationId],
    ['reg.1.auth.password', 'sip.password', sip.password],
    ['reg.1.server.1.address', 'sip.domain', domain],
    ...port('reg.1.server.1.port', 'sip.domain', registrar),
    ['reg.1.server.1.transport', 'sip.domain', transports[transport]],
    ['reg.1.server.1.expires', 'sip.domain', String(options.expires)],
    ...(proxy
      ? ([
          ['reg.1.outboundProxy.address', 'sip.outboundProxy', proxy.host],
          ...port('reg.1.outboundProxy.port', 'sip.outboundProxy', proxy),
          ['reg.1.outboundProxy.transport', 'sip.outboundProxy', transports[transport]],
        ] satisfies Attribute[])
      : []),
    ...(sip.voicemailNumber
      ? ([
          ['msg.mwi.1.callBackMode', 'sip.voicemailNumber', 'contact'],
          ['msg.mwi.1.callBack', 'sip.voicemailNumber', sip.voicemailNumber],
        ] satisfies Attribute[])
      : []),
  ]
}

/** A `device.*` value takes effect only together with its own `.set` and with `device.set`. */
function ftpAttributes(account: PhoneAccount, options: ExportOptions): Attribute[] {
  const ftp = chosenFtp(account, options)
  if (ftp === null) return []
  const values: Attribute[] = [
    ['device.prov.serverType', 'ftp', ftp.security.toUpperCase()],
    ['device.prov.serverName', 'ftp.directory', ftpLocationOf(ftp)],
    // The phone does not decode escapes in a URL, so the user and password are in separate fields.
    ['device.prov.user', 'ftp.username', ftp.username],
    ['device.prov.password', 'ftp.password', ftp.password],
  ]
  return [
    ['device.set', 'ftp', '1'],
    ...values.flatMap(([name, field, value]): Attribute[] => [
      [name, field, value],
      [`${name}.set`, field, '1'],
    ]),
  ]
}
