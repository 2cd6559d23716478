import type { PhoneFormatId } from '../../../shared/phones/phone-models.ts'

/** What each family of phones is called. */
export const phoneFamilyNames: Record<PhoneFormatId, string> = {
  polycom: 'Poly, Polycom',
  yealink: 'Yealink',
  grandstream: 'Grandstream',
  cisco: 'Cisco SPA and MPP',
  snom: 'Snom',
  linphone: 'Linphone',
  acrobits: 'Acrobits, Groundwire',
  zoiper: 'Zoiper',
  microsip: 'MicroSIP',
  baresip: 'baresip',
}

/** Where a phone must be told more than a folder, or it asks for files of other names. */
export const addressHints: Partial<Record<PhoneFormatId, string>> = {
  cisco: 'A Cisco phone asks for this file where its profile rule ends in /$MA.xml.',
  snom: 'A Snom phone asks for this file where its setting server ends in /{mac}.xml.',
}
