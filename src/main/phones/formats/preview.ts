import type { ExportOptions, FormatResult, PhoneAccount, PhoneFormat } from './phone-format.ts'

/** Every format can carry it, and its length reveals nothing. */
const mask = '********'

/**
 * The files for display, with passwords masked. A password that the format cannot carry is refused as in the export.
 */
export function previewFiles(format: PhoneFormat, account: PhoneAccount, options: ExportOptions): FormatResult {
  const real = format.files(account, options)
  if (!real.ok) return real
  const ftp = account.ftp && { ...account.ftp, password: mask }
  return format.files({ ...account, ftp, sip: { ...account.sip, password: mask } }, options)
}
