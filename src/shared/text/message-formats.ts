/** The functions that compiled messages call, for one language. */
export interface MessageFormats {
  /** The language with the person's preferred region, if any: "en-GB" for "en". Used for dates and numbers. */
  locale: string
  /** "50,000". */
  number: (value: number) => string
  /** The plural category of a number (CLDR, plural rules). */
  plural: (value: number) => Intl.LDMLPluralRule
}

/** `preferred`: the person's languages in order of preference, as BCP 47 tags. */
export function messageFormats(
  language: string,
  preferred: readonly string[] = navigator.languages ?? [],
): MessageFormats {
  const own = preferred.find((tag) => tag === language || tag.startsWith(`${language}-`))
  const locale = own !== undefined && isTag(own) ? own : language
  const numbers = new Intl.NumberFormat(locale)
  const rules = new Intl.PluralRules(language)
  return { locale, number: (value) => numbers.format(value), plural: (value) => rules.select(value) }
}

/** Chromium makes "en-US@posix" of a computer's POSIX locale, which is no BCP 47 tag and which `Intl` throws at. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0
  } catch {
    return false
  }
}
