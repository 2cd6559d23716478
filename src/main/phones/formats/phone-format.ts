import type { ExportField, ExportRefusal, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import type { FtpSettings, SipSettings } from '../../../shared/phones/phones.ts'

/** Settings together with the password itself, exactly as the portal or a person gave it. */
export type WithPassword<Settings> = Omit<Settings, 'password'> & { password: string }

/** Everything a phone must know to ring. */
export interface PhoneAccount {
  /** What the phone's screen or the softphone's list calls the account. */
  label: string
  /** 12 lower-case hexadecimal digits. */
  mac: string | null
  sip: WithPassword<SipSettings>
  ftp: WithPassword<FtpSettings> | null
}

export interface ExportOptions {
  /** How long a registration is asked to last, in seconds. */
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
  /** Writes the family's files, or refuses, naming the value and the character; never writes a broken file. */
  files(account: PhoneAccount, options: ExportOptions): FormatResult
}

/** Thrown inside a format at the first value it cannot carry; {@link phoneFormat} turns it into the answer. */
export class Refused extends Error {
  readonly refusal: ExportRefusal

  constructor(field: ExportField, reason: ExportRefusal['reason'], character: string | null = null) {
    super(`${field}: ${reason}`)
    this.name = 'Refused'
    this.refusal = { field, reason, character }
  }
}

/** Makes a format of its description and of what writes its files. */
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

/** The MAC address that a desk phone's file is named by. */
export function requiredMac(account: PhoneAccount): string {
  if (account.mac === null) throw new Refused('mac', 'missing')
  if (!/^[0-9a-f]{12}$/.test(account.mac)) throw new Refused('mac', 'malformed')
  return account.mac
}

/** The FTP login to write, where it is asked for. */
export function chosenFtp(account: PhoneAccount, options: ExportOptions): WithPassword<FtpSettings> | null {
  return options.ftp ? account.ftp : null
}
