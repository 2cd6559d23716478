import { hostPortText } from '../../../shared/network/host-port.ts'
import type { ExportField } from '../../../shared/phones/phone-export.ts'
import { rawLine, refuseQuoted } from './escape.ts'
import { phoneFormat, Refused, routeOf } from './phone-format.ts'

/** MicroSIP reads each value into a buffer of this many UTF-16 units and drops the rest. */
const longest = 255

/**
 * MicroSIP: an INI file read by Windows' profile functions, which read a value literally up to the end of the line but
 * strip one pair of matching quotes. Written as UTF-16 with a byte order mark; otherwise Windows reads it in the local
 * code page.
 */
export const microsip = phoneFormat(
  { id: 'microsip', kind: 'softphone', needsMac: false, findsFile: false, ftp: [] },
  (account, options) => {
    const { sip } = account
    const { domain, registrar, proxy, transport } = routeOf(sip)
    const values: [string, ExportField, string][] = [
      ['label', 'label', account.label],
      ['server', 'sip.domain', hostPortText(registrar)],
      ['proxy', 'sip.outboundProxy', proxy ? hostPortText(proxy) : ''],
      ['domain', 'sip.domain', domain],
      ['username', 'sip.username', sip.username],
      ['password', 'sip.password', sip.password],
      ['authID', 'sip.authorizationId', sip.authorizationId],
      ['displayName', 'sip.displayName', sip.displayName],
      ['voicemailNumber', 'sip.voicemailNumber', sip.voicemailNumber ?? ''],
      ['transport', 'sip.domain', transport],
      ['registerRefresh', 'sip.domain', String(options.expires)],
    ]
    const lines = [
      '[Settings]',
      'accountId=1',
      '[Account1]',
      ...values.map(([key, field, value]) => `${key}=${iniValue(field, value)}`),
    ]
    return [
      {
        name: 'microsip.ini',
        content: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le'),
        mediaType: 'text/plain; charset=utf-16le',
      },
    ]
  },
)

function iniValue(field: ExportField, value: string): string {
  if (value.length > longest) throw new Refused(field, 'too-long')
  refuseQuoted(field, value, /^(["']).*\1$/s)
  return rawLine(field, value)
}
