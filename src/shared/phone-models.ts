/** The families of phones a file can be written for. */
export const phoneFormatIds = [
  'polycom',
  'yealink',
  'grandstream',
  'cisco',
  'snom',
  'linphone',
  'acrobits',
  'zoiper',
  'microsip',
  'baresip',
] as const
export type PhoneFormatId = (typeof phoneFormatIds)[number]

/** Makers' names first, then the series that people write without one. */
const signs: readonly [PhoneFormatId, RegExp][] = [
  ['polycom', /\bpoly(?:com)?\b/],
  ['yealink', /\byealink\b/],
  ['grandstream', /\bgrandstream\b/],
  ['cisco', /\b(?:cisco|linksys)\b/],
  ['snom', /\bsnom\b/],
  ['linphone', /\blinphone\b/],
  ['acrobits', /\b(?:acrobits|groundwire)\b/],
  ['zoiper', /\bzoiper/],
  ['microsip', /\bmicrosip\b/],
  ['baresip', /\bbaresip\b/],
  ['polycom', /\b(?:vvx|soundpoint|soundstation|trio|ip ?(?:3[2-3]\d|4[5-6]\d|5[5-6]\d|6[5-7]\d)|edge ?[be]\d+)/],
  ['yealink', /\b(?:sip-)?(?:t[2-5]\d[a-z]*|w[5-9]\d[a-z]*|cp9\d\d)\b/],
  ['grandstream', /\b(?:gxp|grp|gxv|gac|dp7|ht[5-8])\d*/],
  ['cisco', /\b(?:spa ?\d{3}|cp-?[678]8\d\d|mpp)/],
  ['snom', /\bd[1378]\d\d\b/],
]

/** The family that a model's name, as a portal or a person wrote it, belongs to; null where it names none. */
export function formatForModel(model: string): PhoneFormatId | null {
  const name = model.toLowerCase()
  return signs.find(([, sign]) => sign.test(name))?.[0] ?? null
}
