import { hostPortText } from '../../../shared/network/host-port.ts'
import { xmlElements } from './escape.ts'
import { phoneFormat, Refused, routeOf } from './phone-format.ts'

/** `tls` alone would put sips: URIs into the headers, which many registrars refuse. */
const transports = { udp: 'udp', tcp: 'tcp', tls: 'tls+sip:' } as const

/** Acrobits Softphone and Groundwire: the account XML of doc.acrobits.net. */
export const acrobits = phoneFormat(
  { id: 'acrobits', kind: 'softphone', needsMac: false, findsFile: false, ftp: [] },
  (account, options) => {
    const { sip } = account
    const { registrar, proxy, transport } = routeOf(sip)
    const title = account.label || sip.displayName || sip.username
    // An account without a title is not saved.
    if (title.trim() === '') throw new Refused('label', 'missing')
    const values = xmlElements('  ', [
      ['title', 'label', title],
      ['username', 'sip.username', sip.username],
      ['password', 'sip.password', sip.password],
      ['userDisplayName', 'sip.displayName', sip.displayName],
      ['authUsername', 'sip.authorizationId', sip.authorizationId],
      ['host', 'sip.domain', hostPortText(registrar)],
      ['proxy', 'sip.outboundProxy', proxy ? hostPortText(proxy) : ''],
      ['transport', 'sip.domain', transports[transport]],
      ['expires', 'sip.domain', String(options.expires)],
      ['voiceMailNumber', 'sip.voicemailNumber', sip.voicemailNumber ?? ''],
    ])
    return [
      {
        name: 'account.xml',
        content: `<?xml version="1.0" encoding="UTF-8"?>\n<account>\n${values}</account>\n`,
        mediaType: 'application/xml',
      },
    ]
  },
)
