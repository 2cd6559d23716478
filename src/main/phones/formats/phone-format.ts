import { parseHostPort } from '../../../shared/network/host-port.ts'
import type { ExportField, ExportRefusal, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import type { FtpSettings, SipSettings } from '../../../shared/phones/phones.ts'
import { type SipRoute, sipRouteOf } from '../../../shared/phones/sip-address.ts'

/** Settings with the password, exactly as the portal or a person gave it. */
export type WithPassword<Settings> = Omit<Settings, 'password'> & { password: string }

/** Everything a phone needs to register. */
export interface PhoneAccount {
  /** The account's name on the phone's screen or in the softphone's list. */
  label: string
  /** 12 lower-case hexadecimal digits. */
  mac: string | null
  sip: WithPassword<SipSettings>
  ftp: WithPassword<FtpSettings> | null
}

export interface ExportOptions {
  /** The requested registration lifetime, in seconds. */
  expires: number
  /** Tells the phone to fetch its files with the account's FTP login from now on. */
  ftp: boolean
}

export const defaultOptions: ExportOptions = { expires: 3600, ftp: false }

export interface ConfigFile {
  /** A bare file name, never a path. */
  name: string
  content: string | Uint8Array
  mediaType: string
}

export type FormatResult = { ok: true; files: ConfigFile[] } | { ok: false; refusal: ExportRefusal }

/** One family of phones: which files it reads and how it writes what is in them. */
export interface PhoneFormat extends PhoneFormatInfo {
  /** Writes the family's files, or refuses and names the value and the character; never writes a broken file. */
  files(account: PhoneAccount, options: ExportOptions): FormatResult
}

/** Thrown inside a format at the first value it cannot carry; {@link phoneFormat} turns it into the result. */
export class Refused extends Error {
  readonly refusal: ExportRefusal

  constructor(field: ExportField, reason: ExportRefusal['reason'], character: string | null = null) {
    super(`${field}: ${reason}`)
    this.name = 'Refused'
    this.refusal = { field, reason, character }
  }
}

/** Creates a format from its description and the function that writes its files. */
export function phoneFormat(
  info: PhoneFormatInfo,
  write: (account: PhoneAccount, options: ExportOptions) => ConfigFile[],
): PhoneFormat {
  return {
    ...info,
    files(account, options) {
      try {
        if (options.ftp && account.ftp === null) throw new Refused('ftp', 'missing')
        if (options.ftp && account.ftp && !info.ftp.includes(account.ftp.security)) {
          throw new Refused('ftp', 'unsupported')
        }
        return { ok: true, files: write(account, options) }
      } catch (error) {
        if (error instanceof Refused) return { ok: false, refusal: error.refusal }
        throw error
      }
    },
  }
}

/** The MAC address for the name of a desk phone's file. */
export function requiredMac(account: PhoneAccount): string {
  if (account.mac === null) throw new Refused('mac', 'missing')
  if (!/^[0-9a-f]{12}$/.test(account.mac)) throw new Refused('mac', 'malformed')
  return account.mac
}

/** The FTP login to write, or null if it is not requested. */
export function chosenFtp(account: PhoneAccount, options: ExportOptions): WithPassword<FtpSettings> | null {
  return options.ftp ? account.ftp : null
}

/** The phone's SIP route. Each address is checked, because it is written into URIs and before colons. */
export function routeOf(sip: PhoneAccount['sip']): SipRoute {
  const route = sipRouteOf(sip)
  if ('fault' in route) throw new Refused(route.field, route.fault)
  return route
}

/** The location of the files on the FTP server: `host[:port]/directory`, without a scheme. */
export function ftpLocationOf({ server, port, directory }: Pick<FtpSettings, 'server' | 'port' | 'directory'>): string {
  const address = parseHostPort(server)
  if (address === null) throw new Refused('ftp.server', server === '' ? 'missing' : 'malformed')
  if (address.port !== null && address.port !== port) throw new Refused('ftp.server', 'contradiction')
  return `${address.host}${port === 21 ? '' : `:${port}`}/${directory.replace(/^\/+/, '')}`
}
