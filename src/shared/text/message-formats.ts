/** What compiled messages call, in one language. */
export interface MessageFormats {
  /** The language with the person's own region where they prefer one: "en-GB" for "en". Dates and numbers follow it. */
  locale: string
  /** "50,000". */
  number: (value: number) => string
  /** The category that a number's words depend on (CLDR, plural rules). */
  plural: (value: number) => Intl.LDMLPluralRule
}

/** `preferred`: the languages that the person prefers, the dearest first, as BCP 47 tags. */
export function messageFormats(
  language: string,
  preferred: readonly string[] = navigator.languages ?? [],
): MessageFormats {
  const locale = preferred.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language
  const numbers = new Intl.NumberFormat(locale)
  const rules = new Intl.PluralRules(language)
  return { locale, number: (value) => numbers.format(value), plural: (value) => rules.select(value) }
}
