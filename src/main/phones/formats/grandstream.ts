import { hostPortText } from '../../../shared/network/host-port.ts'
import { refuse, type XmlElement, xmlElements } from './escape.ts'
import {
  chosenFtp,
  type ExportOptions,
  ftpLocationOf,
  type PhoneAccount,
  phoneFormat,
  requiredMac,
  routeOf,
} from './phone-format.ts'

const transports = { udp: '0', tcp: '1', tls: '2' } as const
const dnsModes = { address: '0', srv: '1' } as const
const serverTypes = { ftp: '3', ftps: '4' } as const

/** P1360 and P1361 accept only printable ASCII without the space. */
const notPrintableAscii = /[^!-~]/u

/** Grandstream desk phones: `cfg<mac>.xml`, whose elements are numbered P-values. */
export const grandstream = phoneFormat(
  { id: 'grandstream', kind: 'desk', needsMac: true, findsFile: true, ftp: ['ftp', 'ftps'] },
  (account, options) => {
    const mac = requiredMac(account)
    const values = xmlElements('    ', [...sipValues(account), ...ftpValues(account, options)])
    return [
      {
        name: `cfg${mac}.xml`,
        content: `<?xml version="1.0" encoding="UTF-8"?>
<gs_provision version="1">
  <mac>${mac}</mac>
  <config version="1">
${values}  </config>
</gs_provision>
`,
        mediaType: 'application/xml',
      },
    ]
  },
)

function sipValues({ label, sip }: PhoneAccount): XmlElement[] {
  const { registrar, proxy, transport } = routeOf(sip)
  return [
    ['P271', 'sip.username', '1'],
    ['P270', 'label', label],
    ['P47', 'sip.domain', hostPortText(registrar)],
    ['P48', 'sip.outboundProxy', proxy ? hostPortText(proxy) : ''],
    ['P103', 'sip.domain', (proxy ?? registrar).port === null ? dnsModes.srv : dnsModes.address],
    ['P35', 'sip.username', sip.username],
    ['P36', 'sip.authorizationId', sip.authorizationId],
    ['P34', 'sip.password', sip.password],
    ['P3', 'sip.displayName', sip.displayName],
    ['P33', 'sip.voicemailNumber', sip.voicemailNumber ?? ''],
    ['P31', 'sip.username', '1'],
    ['P130', 'sip.domain', transports[transport]],
  ]
}

function ftpValues(account: PhoneAccount, options: ExportOptions): XmlElement[] {
  const ftp = chosenFtp(account, options)
  if (ftp === null) return []
  refuse('ftp.username', ftp.username, notPrintableAscii)
  refuse('ftp.password', ftp.password, notPrintableAscii)
  return [
    ['P212', 'ftp', serverTypes[ftp.security]],
    ['P237', 'ftp.directory', ftpLocationOf(ftp)],
    ['P1360', 'ftp.username', ftp.username],
    ['P1361', 'ftp.password', ftp.password],
  ]
}
