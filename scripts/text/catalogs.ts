import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A catalog or a part of one: messages in ICU MessageFormat, by names that nest. */
export interface Messages {
  readonly [name: string]: string | Messages
}

const messagesSchema: z.ZodType<Messages> = z.lazy(() =>
  z.record(z.string().regex(/^[\w-]+$/), z.union([z.string(), messagesSchema])),
)

/** The folder with a folder for each language. */
export const localesFolder = fileURLToPath(new URL('../../locales', import.meta.url))

/** The language that every message is written in first, and the fallback for messages that another lacks. */
export const sourceLanguage = 'en'

/** The languages that were translated by people, the source language among them. */
export const translatedLanguages = (folder = localesFolder): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

/** The names of the catalogs: one for each `locales/en/<name>.json`. */
export const catalogNames = (folder = localesFolder): string[] =>
  readdirSync(join(folder, sourceLanguage))
    .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
    .toSorted()

/**
 * Reads one catalog without its descriptions; a catalog that a language lacks is empty.
 *
 * @throws if it is not JSON of nested strings
 */
export function readCatalog(language: string, name: string, folder = localesFolder): Messages {
  const file = join(folder, language, `${name}.json`)
  return withoutDescriptions(messagesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
}

/** `_name` next to `name` describes it to translators, as tools for nested JSON show it. */
function withoutDescriptions(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [name, typeof value === 'string' ? value : withoutDescriptions(value)]),
  )
}

/** A translation completed with the source's messages where it has none. */
export function completed(source: Messages, translation: Messages): Messages {
  return Object.fromEntries(
    Object.entries(source).map(([name, value]) => {
      const translated = translation[name]
      if (typeof value === 'string') return [name, typeof translated === 'string' ? translated : value]
      return [name, completed(value, typeof translated === 'object' ? translated : {})]
    }),
  )
}
