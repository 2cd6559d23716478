import { hostPortText } from '../../../shared/network/host-port.ts'
import { xmlElements } from './escape.ts'
import { phoneFormat, routeOf } from './phone-format.ts'

/** Zoiper for desktops: its options file with one account. */
export const zoiper = phoneFormat(
  { id: 'zoiper', kind: 'softphone', needsMac: false, findsFile: false, ftp: [] },
  (account, options) => {
    const { sip } = account
    const { registrar, proxy, transport } = routeOf(sip)
    const values = xmlElements('      ', [
      ['name', 'label', account.label || sip.displayName || sip.username],
      ['protocol', 'sip.domain', 'sip'],
      ['username', 'sip.username', sip.username],
      ['password', 'sip.password', sip.password],
      ['save_username', 'sip.username', 'true'],
      ['save_password', 'sip.password', 'true'],
      ['register_on_startup', 'sip.username', 'true'],
      ['reregistration_mode', 'sip.domain', 'custom'],
      ['reregistration_time', 'sip.domain', String(options.expires)],
      ['SIP_domain', 'sip.domain', hostPortText(registrar)],
      ['SIP_transport_type', 'sip.domain', transport],
      ['SIP_use_outbound_proxy', 'sip.outboundProxy', String(proxy !== null)],
      ['SIP_outbound_proxy', 'sip.outboundProxy', proxy ? hostPortText(proxy) : ''],
      ['SIP_use_auth_username', 'sip.authorizationId', 'true'],
      ['SIP_auth_username', 'sip.authorizationId', sip.authorizationId],
      ['SIP_callerId', 'sip.displayName', sip.displayName],
    ])
    return [
      {
        name: 'zoiper.xml',
        content: `<?xml version="1.0" encoding="utf-8"?>
<options>
  <accounts>
    <account>
${values}    </account>
  </accounts>
</options>
`,
        mediaType: 'application/xml',
      },
    ]
  },
)
