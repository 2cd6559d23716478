import type { PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import type { PhoneFormatId } from '../../../shared/phones/phone-models.ts'
import { acrobits } from './acrobits.ts'
import { baresip } from './baresip.ts'
import { cisco } from './cisco.ts'
import { grandstream } from './grandstream.ts'
import { linphone } from './linphone.ts'
import { microsip } from './microsip.ts'
import type { PhoneFormat } from './phone-format.ts'
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
