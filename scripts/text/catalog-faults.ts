import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  catalogNames,
  localesFolder,
  type Messages,
  readCatalog,
  sourceLanguage,
  translatedLanguages,
} from './catalogs.ts'
import { parametersOf, parseMessage } from './message.ts'

/** What is wrong with the translations: files, names and parameters that the source language does not have. */
export function catalogFaults(folder = localesFolder): string[] {
  return translatedLanguages(folder).flatMap((language) =>
    readdirSync(join(folder, language)).flatMap((file) => {
      const name = file.replace(/\.json$/, '')
      if (!catalogNames(folder).includes(name)) return [`${language}/${file}: there is no such catalog`]
      const source = readCatalog(sourceLanguage, name, folder)
      return faultsIn(source, readCatalog(language, name, folder)).map((fault) => `${language}/${file}: ${fault}`)
    }),
  )
}

function faultsIn(source: Messages, translation: Messages, path = ''): string[] {
  return Object.entries(translation).flatMap(([name, value]) => {
    const original = source[name]
    const here = path + name
    if (typeof original !== typeof value) return [`${here} is none of the source's messages`]
    if (typeof value !== 'string') return faultsIn(original as Messages, value, `${here}.`)
    return faultsOf(original as string, value).map((fault) => `${here}: ${fault}`)
  })
}

function faultsOf(source: string, translation: string): string[] {
  try {
    const known = parametersOf(parseMessage(source))
    const used = parametersOf(parseMessage(translation))
    return [...used].flatMap(([name, kind]) =>
      String(known.get(name)) === String(kind) ? [] : [`{${name}} is not given so`],
    )
  } catch (fault) {
    return [String(fault)]
  }
}
