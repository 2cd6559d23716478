import { hostPortText } from '../../../shared/network/host-port.ts'
import { type XmlElement, xmlElements } from './escape.ts'
import { phoneFormat, requiredMac, routeOf } from './phone-format.ts'

const firstIdentity = 'idx="1" perm="RW"'

/** Snom desk phones: one file named after the MAC address in upper case. */
export const snom = phoneFormat(
  { id: 'snom', kind: 'desk', needsMac: true, findsFile: false, ftp: [] },
  (account, options) => {
    const { sip } = account
    const { domain, registrar, proxy, transport } = routeOf(sip)
    const settings: XmlElement[] = [
      ['user_active', 'sip.username', 'on'],
      ['user_realname', 'sip.displayName', sip.displayName],
      ['user_idle_text', 'label', account.label],
      ['user_name', 'sip.username', sip.username],
      ['user_pname', 'sip.authorizationId', sip.authorizationId],
      ['user_pass', 'sip.password', sip.password],
      ['user_host', 'sip.domain', domain],
      // The port and the transport can only be set in the outbound proxy.
      ['user_outbound', 'sip.outboundProxy', `${hostPortText(proxy ?? registrar)};transport=${transport}`],
      ['user_expiry', 'sip.domain', String(options.expires)],
      ['user_mailbox', 'sip.voicemailNumber', sip.voicemailNumber ?? ''],
    ]
    const written = xmlElements(
      '    ',
      settings.map(([name, field, value]): XmlElement => [name, field, value, firstIdentity]),
    )
    return [
      {
        name: `${requiredMac(account).toUpperCase()}.xml`,
        content: `<?xml version="1.0" encoding="UTF-8"?>
<settings>
  <phone-settings>
${written}  </phone-settings>
</settings>
`,
        mediaType: 'application/xml',
      },
    ]
  },
)
