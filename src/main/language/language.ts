import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages } from 'text:languages'
import { decodeText } from '../files/decode-text.ts'

/** The language of the running app. */
export interface AppLanguage {
  /** Resolves as soon as the settings file has been read. */
  current(): Promise<Language>
  /** Applies another choice: a language tag, or `system`. */
  follow(wish: string): Language
}

interface LanguageDependencies {
  /** The folder of the settings. */
  userData: string
  /** The system's languages in order of preference. */
  preferred: () => readonly string[]
  /** Overrides the choice and the system, so that tests can use a pseudo-language; null in a released app. */
  forced: string | null
}

/** Determines the language before the settings schemas are loaded, because the page's first scripts wait for it. */
export function createLanguage({ userData, preferred, forced }: LanguageDependencies): AppLanguage {
  const chosen = (wish: string) => languages.find(({ tag }) => tag === forced) ?? chooseLanguage(wish, preferred())
  let current = wishIn(join(userData, 'settings.json')).then(chosen)
  return {
    current: () => current,
    follow(wish) {
      const language = chosen(wish)
      current = Promise.resolve(language)
      return language
    },
  }
}

/**
 * The chosen language, else the first of the system's languages that the app has, else English. Lookup follows BCP 47
 * (RFC 4647, 3.4): "de-AT" matches "de".
 */
export function chooseLanguage(wish: string, preferred: readonly string[], available = languages): Language {
  const spoken = available.filter(({ forTests }) => !forTests)
  for (const wanted of [wish, ...preferred]) {
    const found = ranges(wanted).flatMap((range) => spoken.find(({ tag }) => tag.toLowerCase() === range) ?? [])[0]
    if (found) return found
  }
  return spoken.find(({ tag }) => tag === 'en') ?? { tag: 'en', direction: 'ltr', forTests: false }
}

/** "de-at" and "de" for "de-AT". */
const ranges = (tag: string): string[] => {
  const subtags = tag.toLowerCase().split('-')
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join('-'))
}

async function wishIn(file: string): Promise<string> {
  try {
    const settings: unknown = JSON.parse(decodeText(await readFile(file)))
    const preferences = memberOf(settings, 'preferences')
    const wish = memberOf(preferences, 'language')
    return typeof wish === 'string' ? wish : 'system'
  } catch {
    return 'system'
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined
