import { hostPortText } from '../../../shared/network/host-port.ts'
import { xmlElements } from './escape.ts'
import { phoneFormat, requiredMac, routeOf } from './phone-format.ts'

/** Cisco SPA and multiplatform (MPP) desk phones: a flat profile under the phone's MAC address. */
export const cisco = phoneFormat(
  { id: 'cisco', kind: 'desk', needsMac: true, findsFile: false, ftp: [] },
  (account, options) => {
    const { sip } = account
    const { registrar, proxy, transport } = routeOf(sip)
    const bySrv = (proxy ?? registrar).port === null ? 'Yes' : 'No'
    const values = xmlElements('  ', [
      ['Line_Enable_1_', 'sip.username', 'Yes'],
      ['Short_Name_1_', 'label', account.label],
      ['Proxy_1_', 'sip.domain', hostPortText(registrar)],
      ['Use_Outbound_Proxy_1_', 'sip.outboundProxy', proxy ? 'Yes' : 'No'],
      ['Outbound_Proxy_1_', 'sip.outboundProxy', proxy ? hostPortText(proxy) : ''],
      ['Use_DNS_SRV_1_', 'sip.domain', bySrv],
      // Without it the phone queries SRV records of the bare name.
      ['DNS_SRV_Auto_Prefix_1_', 'sip.domain', bySrv],
      ['SIP_Transport_1_', 'sip.domain', transport.toUpperCase()],
      ['Register_1_', 'sip.username', 'Yes'],
      ['Register_Expires_1_', 'sip.domain', String(options.expires)],
      ['Display_Name_1_', 'sip.displayName', sip.displayName],
      ['User_ID_1_', 'sip.username', sip.username],
      ['Password_1_', 'sip.password', sip.password],
      ['Use_Auth_ID_1_', 'sip.authorizationId', 'Yes'],
      ['Auth_ID_1_', 'sip.authorizationId', sip.authorizationId],
      ['Voice_Mail_Number', 'sip.voicemailNumber', sip.voicemailNumber ?? ''],
    ])
    return [
      {
        name: `${requiredMac(account)}.xml`,
        content: `<?xml version="1.0" encoding="UTF-8"?>\n<flat-profile>\n${values}</flat-profile>\n`,
        mediaType: 'application/xml',
      },
    ]
  },
)
