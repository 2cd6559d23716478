/** The phone families that files can be written for. */
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

interface Maker {
  id: PhoneFormatId
  name: RegExp
  /** Models and series that fetch the family's file and are recognised without the maker. */
  models: RegExp
  /** Short names, which identify a model only together with the maker. */
  beside?: RegExp
  /** Whether the maker alone identifies the family. Most Cisco phones fetch files of another kind. */
  alone: boolean
}

const whole = (pattern: string) => new RegExp(`(?:^| )(?:${pattern})(?= |$)`)

/**
 * Models that are not listed count as unknown, because a file that the phone never requests would be reported as
 * exported. Left out are Cisco phones with enterprise firmware (`SEP<MAC>.cnf.xml`, `SIP<MAC>.cnf`), where only `3PCC`
 * and `3PW` identify multiplatform firmware; Poly's Edge B, Rove and VVX D, which are Obihai's; and DECT handsets,
 * whose base station fetches the files.
 */
const makers: readonly Maker[] = [
  {
    id: 'polycom',
    name: /\bpoly(?:com)?(?=[ \d]|$|vvx|ccx|edge|trio|ip|sound|realpresence)/,
    models: whole(
      [
        'vvx(?! ?d)(?: ?\\d{3,4})?',
        'ccx(?: ?\\d{3})?',
        'edge ?e(?: ?\\d{3})?',
        '(?:realpresence ?)?trio(?: ?8\\d00| c60)?',
        'sound ?point ?ip',
        'soundpoint',
        'sound ?station ?(?:ip|duo)',
        '(?:sp|ss)?ip ?(?:30[01]|32[01]|33[015]|430|450|50[01]|5[56]0|60[01]|6[57]0|[4-7]000)',
      ].join('|'),
    ),
    beside: whole('duo|30[01]|32[01]|33[015]|430|450|50[01]|5[56]0|60[01]|6[57]0|[4-7]000|[3-6]\\.[\\dx.]+'),
    alone: true,
  },
  {
    id: 'yealink',
    name: /\byealink/,
    models: whole(
      't[1-8]\\d(?:lte|[a-z]{1,2})?|cp ?(?:860|9[2-6]\\dw?)|vp ?5(?:9|30)p?|ax8[36][hr]|w[5-9]\\d(?:b|p|dm)?',
    ),
    beside: whole('t[2-5](?:x|series)|dect'),
    alone: true,
  },
  {
    id: 'grandstream',
    name: /\bgrandstream/,
    models: whole(
      [
        '(?:gxp|grp)(?: ?\\d[\\dx]{2,3}[a-z]*)?',
        'gxv ?3[0-5][\\dx]{2}[a-z]*',
        'gxw ?4[02][\\dx]{2}',
        'ghp ?6[\\dx]{2}w?',
        'gac ?25\\d0',
        'wp ?8[\\dx]{2}',
        'dp ?7(?:1[05]|5[02])',
        '(?:ht|handytone) ?[5-8][\\dx]{2}(?:v2)?',
        'gds ?37\\d\\d',
        'gsc ?35\\d\\d[a-z]*',
      ].join('|'),
    ),
    alone: true,
  },
  {
    id: 'cisco',
    name: /\b(?:cisco|linksys|sipura)/,
    models: whole(
      'spa(?: ?\\d{3,4}[a-z]{0,2}\\d?)?|pap ?2t?|wip ?310|(?:cp ?)?68[2-7]1|(?:cp ?)?\\d{4}.* 3p(?:cc|w)|ata ?19[12] 3pw',
    ),
    beside: whole('mpp|multiplatform'),
    alone: false,
  },
  {
    id: 'snom',
    name: /\bsnom/,
    models: whole('d ?(?:1[2-5]0|3[0-8]\\d|7\\d\\d|8\\d\\d)w?'),
    beside: whole('3[0-7][\\dx]|3xx|[78][\\dx]{2}|meetingpoint'),
    alone: true,
  },
]

const softphones: readonly [PhoneFormatId, RegExp][] = [
  ['linphone', /\blinphone/],
  ['acrobits', /\b(?:acrobits|groundwire)/],
  ['zoiper', /\bzoiper/],
  ['microsip', /\bmicrosip/],
  ['baresip', /\bbaresip/],
]

/** Words around a model name that carry no information. */
const general = /(?:^| )(?:ip|sip|voip|desk|phones?|deskphone|telephone|inc\.?|systems?|ua)(?= |$)/g

/**
 * The family whose files a model fetches. The model may come from a portal, a person or the phone itself (its
 * User-Agent); null if it is not certain. Sources for file names by model: the provisioning templates of FusionPBX and
 * the plugins of Wazo.
 */
export function formatForModel(model: string): PhoneFormatId | null {
  const name = model
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()
  const maker = makers.find((one) => one.name.test(name))
  if (maker) return isModelOf(maker, name.replace(new RegExp(maker.name, 'g'), ' ')) ? maker.id : null
  const softphone = softphones.find(([, sign]) => sign.test(name))
  if (softphone) return softphone[0]
  const bare = name.replace(/^(?:(?:sip|voip|phone|ip phone) )+/, '')
  return makers.find(({ models }) => models.exec(bare)?.index === 0)?.id ?? null
}

function isModelOf({ models, beside, alone }: Maker, rest: string): boolean {
  return models.test(rest) || beside?.test(rest) === true || (alone && rest.replace(general, ' ').trim() === '')
}
