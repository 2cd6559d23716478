import { hostPortText } from '../../../shared/network/host-port.ts'
import type { ExportField } from '../../../shared/phones/phone-export.ts'
import { quotedString, sipUserPart } from '../sip/message.ts'
import { rawLine, refuse, xmlText } from './escape.ts'
import { type ExportOptions, type PhoneAccount, phoneFormat, routeOf } from './phone-format.ts'

type Entry = [name: string, field: ExportField, value: string]

/**
 * Linphone: a remote-provisioning document according to liblinphone's lpconfig.xsd. Linphone stores the values in a
 * line-based file, so each must also fit on one line.
 */
export const linphone = phoneFormat(
  { id: 'linphone', kind: 'softphone', needsMac: false, findsFile: false, ftp: [] },
  (account, options) => {
    // Linphone writes it into the Authorization header without escaping either character (RFC 3261, 25.1
    // "quoted-string").
    refuse('sip.authorizationId', account.sip.authorizationId, /["\\]/)
    return [
      {
        name: 'linphone.xml',
        content: `<?xml version="1.0" encoding="UTF-8"?>
<config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">
${section('sip', [['default_proxy', 'sip.domain', '0']])}${section('auth_info_0', credentials(account))}${section('proxy_0', proxyEntries(account, options))}</config>
`,
        mediaType: 'application/xml',
      },
    ]
  },
)

function section(name: string, entries: Entry[]): string {
  const written = entries.map(
    ([key, field, value]) =>
      `    <entry name="${key}" overwrite="true">${xmlText(field, rawLine(field, value))}</entry>\n`,
  )
  return `  <section name="${name}">\n${written.join('')}  </section>\n`
}

/** Without a realm the login answers whatever realm the server names, which may differ from the domain. */
function credentials({ sip }: PhoneAccount): Entry[] {
  return [
    ['username', 'sip.username', sip.username],
    ['userid', 'sip.authorizationId', sip.authorizationId],
    ['passwd', 'sip.password', sip.password],
    ['domain', 'sip.domain', routeOf(sip).domain],
  ]
}

function proxyEntries({ sip }: PhoneAccount, options: ExportOptions): Entry[] {
  const { domain, registrar, proxy, transport } = routeOf(sip)
  const name = sip.displayName === '' ? '' : `${quotedString(sip.displayName)} `
  return [
    ['reg_proxy', 'sip.domain', `<sip:${hostPortText(registrar)};transport=${transport}>`],
    ...(proxy
      ? ([
          ['reg_route', 'sip.outboundProxy', `<sip:${hostPortText(proxy)};transport=${transport};lr>`],
        ] satisfies Entry[])
      : []),
    ['reg_identity', 'sip.displayName', `${name}<sip:${sipUserPart(sip.username)}@${domain}>`],
    ['reg_expires', 'sip.domain', String(options.expires)],
    ['reg_sendregister', 'sip.domain', '1'],
  ]
}
