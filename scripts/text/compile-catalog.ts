import { completed, type Messages, readCatalog, sourceLanguage } from './catalogs.ts'
import { compileMessage, parseMessage } from './message.ts'
import { pseudoLanguages } from './pseudo.ts'

/** The name that a section of a catalog is imported by: `session` as `sessionText`. */
export const exportName = (section: string): string => `${section}Text`

/** The catalog as an ES module: for each section an object of strings, and of functions for messages with parameters. */
export function compileCatalog(name: string, language: string): string {
  const pseudo = pseudoLanguages.get(language)
  const source = readCatalog(sourceLanguage, name)
  const messages = pseudo ? source : completed(source, readCatalog(language, name))
  const compile = (message: string) => {
    const elements = parseMessage(message)
    return compileMessage(pseudo ? pseudo.rewrite(elements) : elements, directionOf(language))
  }
  const sections = Object.entries(messages).map(
    ([section, value]) => `export const ${exportName(section)} = ${written(value, compile)}`,
  )
  return sections.join('\n')
}

function written(value: string | Messages, compile: (message: string) => string): string {
  if (typeof value === 'string') return compile(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${written(member, compile)}`)
  return `{ ${members.join(', ')} }`
}

/** The direction of a language's script (CLDR, layout). */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return (
    pseudoLanguages.get(language)?.direction ?? (rightToLeft.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr')
  )
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])
