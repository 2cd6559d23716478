import { hostPortText } from '../../../shared/network/host-port.ts'
import type { ExportField } from '../../../shared/phones/phone-export.ts'
import { sipUserPart } from '../sip/message.ts'
import { rawLine, refuse, refuseQuoted } from './escape.ts'
import { phoneFormat, Refused, routeOf } from './phone-format.ts'

/**
 * baresip: one line of its `accounts` file. A parameter's value ends at white space or a semicolon, and there is no
 * escape; quotation marks at both ends are removed. Parameters are searched for by name in the whole line, so the
 * password, which may look like one, comes last.
 */
export const baresip = phoneFormat(
  { id: 'baresip', kind: 'softphone', needsMac: false, findsFile: false, ftp: [] },
  ({ sip }, options) => {
    const { registrar, proxy, transport } = routeOf(sip)
    // The name ends at the first quotation mark, and a backslash would be sent as an incomplete escape.
    refuse('sip.displayName', sip.displayName, /["\\]/)
    refuse('sip.username', sip.username, /\p{Cs}/u)
    // "auth_pass=" inside the authorization ID would hide the password, and a quotation mark would make the password
    // part of the ID.
    refuse('sip.authorizationId', sip.authorizationId, /[="\\]/)
    refuseQuoted('sip.password', sip.password, /^(").*"$/)
    const name = sip.displayName === '' ? '' : `"${rawLine('sip.displayName', sip.displayName)}" `
    const address = `<sip:${sipUserPart(sip.username)}@${hostPortText(registrar)};transport=${transport}>`
    const parameters = [
      `regint=${options.expires}`,
      ...(proxy ? [`outbound="sip:${hostPortText(proxy)};transport=${transport}"`] : []),
      `auth_user=${parameter('sip.authorizationId', sip.authorizationId)}`,
      `auth_pass=${parameter('sip.password', sip.password)}`,
    ]
    return [
      {
        name: 'accounts',
        content: `${name}${address};${parameters.join(';')}\n`,
        mediaType: 'text/plain; charset=utf-8',
      },
    ]
  },
)

function parameter(field: ExportField, value: string): string {
  if (value === '') throw new Refused(field, 'missing')
  refuse(field, value, /[ ;]/)
  return rawLine(field, value)
}
