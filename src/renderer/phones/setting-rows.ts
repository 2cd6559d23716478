import { ftpSecurityText, phoneText, transportText } from 'text:phones'
import type { FtpSettings, PhoneDetail, SipSettings } from '../../shared/phones/phones.ts'
import type { SettingWidth } from '../list/setting.tsx'
import { formatMac } from './format-mac.ts'

/** One value of a phone, as the screen and a copied text show it. */
export interface SettingRow {
  name: string
  label: string
  /** The accessible name of the button that copies it. */
  copyLabel: string
  /** What is copied; null if the portal has no such value. */
  value: string | null
  /** What is shown in place of the value. */
  shown?: string | undefined
  width: SettingWidth
}

const { copy } = phoneText
const sipText = phoneText.sip
const ftpText = phoneText.ftp

/** Where the phone registers: what stands before its user name and password, and what after. */
export function sipRows(sip: SipSettings): Record<'server' | 'login', SettingRow[]> {
  const port = sip.port === null ? null : String(sip.port)
  // A missing port is explained, which takes a line of its own.
  const [address, share] = port === null ? (['line', 'line'] as const) : (['address', 'share'] as const)
  const row = (name: keyof typeof copy.sip & keyof typeof sipText, value: string | null, width: SettingWidth) => ({
    name,
    label: sipText[name],
    copyLabel: copy.sip[name],
    value,
    width,
  })
  return {
    server: [
      row('domain', sip.domain, address),
      { ...row('port', port, share), shown: port === null ? sipText.noPort : undefined },
      row('transport', transportText[sip.transport], share),
      row('outboundProxy', sip.outboundProxy, sip.outboundProxy ? 'line' : 'half'),
      row('voicemailNumber', sip.voicemailNumber, sip.outboundProxy ? 'line' : 'half'),
      { ...row('displayName', sip.displayName, 'line'), shown: sip.displayName || undefined },
    ],
    login: [row('username', sip.username, 'line'), row('authorizationId', sip.authorizationId, 'line')],
  }
}

/** Where the phone fetches its configuration, in the same two parts; its folder stands last. */
export function ftpRows(ftp: FtpSettings): Record<'server' | 'login' | 'folder', SettingRow[]> {
  const row = (name: keyof typeof copy.ftp & keyof typeof ftpText, value: string, width: SettingWidth) => ({
    name,
    label: ftpText[name],
    copyLabel: copy.ftp[name],
    value,
    width,
  })
  return {
    server: [
      row('server', ftp.server, 'line'),
      row('port', String(ftp.port), 'half'),
      { ...row('security', ftp.security.toUpperCase(), 'half'), shown: ftpSecurityText[ftp.security] },
    ],
    login: [row('username', ftp.username, 'line')],
    folder: [row('directory', ftp.directory, 'line')],
  }
}

/** Every value of a phone but its passwords, to paste into a message to whoever sets it up. */
export function settingsAsText({ name, extension, mac, sip, ftp }: PhoneDetail): string {
  const lines = (rows: readonly SettingRow[]) =>
    rows.flatMap(({ label, value }) => (value ? [phoneText.setting({ label, value })] : []))
  return [
    name,
    ...(extension ? [phoneText.extension({ extension })] : []),
    ...(mac ? [phoneText.setting({ label: phoneText.mac, value: formatMac(mac) })] : []),
    ...(sip ? ['', sipText.title, ...lines(Object.values(sipRows(sip)).flat())] : []),
    ...(ftp ? ['', ftpText.title, ...lines(Object.values(ftpRows(ftp)).flat())] : []),
  ].join('\n')
}
