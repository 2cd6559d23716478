import type { PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import type { PhoneFormatId } from '../../../shared/phones/phone-models.ts'
import { acrobits } from './acrobits.ts'
import { baresip } from './baresip.ts'
import { cisco } from './cisco.ts'
import { grandstream } from './grandstream.ts'
import { linphone } from './linphone.ts'
import { microsip } from './microsip.ts'
import type { ExportOptions, FormatResult, PhoneAccount, PhoneFormat } from './phone-format.ts'
import { polycom } from './polycom.ts'
import { snom } from './snom.ts'
import { yealink } from './yealink.ts'
import { zoiper } from './zoiper.ts'

/**
 * Every family, by its id. To add one: its id in src/shared/phones/phone-models.ts, its module in this folder, its row
 * here, and its names in locales/en/phone-families.json and phone-help.json.
 */
export const phoneFormats: Record<PhoneFormatId, PhoneFormat> = {
  polycom,
  yealink,
  grandstream,
  cisco,
  snom,
  linphone,
  acrobits,
  zoiper,
  microsip,
  baresip,
}

/** The families to choose from, in display order. */
export function phoneFormatList(): PhoneFormatInfo[] {
  return Object.values(phoneFormats).map(({ files: _files, ...info }) => info)
}

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
