import { catalogNames, type Messages, readCatalog, sourceLanguage } from './catalogs.ts'
import { exportName } from './compile-catalog.ts'
import { type Parameters, parametersOf, parseMessage } from './message.ts'
import { mainCatalogs } from './text-plugin.ts'

/** The declarations of every module of text, from the source language's catalogs. */
export function declarations(): string {
  return [
    '// Written by `npm run text` from the catalogs in locales/en. Not for editing.',
    '',
    ...catalogNames().map((name) => (mainCatalogs.includes(name) ? declareForMain(name) : declare(name))),
    fixed,
  ].join('\n')
}

function declare(name: string): string {
  const sections = Object.entries(readCatalog(sourceLanguage, name)).map(
    ([section, value]) => `  export const ${exportName(section)}: ${typeOf(value, '  ')}`,
  )
  return `declare module 'text:${name}' {\n${sections.join('\n')}\n}\n`
}

/** Declares a catalog that main loads in the chosen language. */
function declareForMain(name: string): string {
  const sections = Object.entries(readCatalog(sourceLanguage, name)).map(
    ([section, value]) => `    readonly ${exportName(section)}: ${typeOf(value, '    ')}`,
  )
  const type = `${name.replace(/^./, (first) => first.toUpperCase())}Text`
  return [
    `declare module 'text:${name}' {`,
    `  export interface ${type} {`,
    ...sections,
    '  }',
    `  export const ${exportName(name)}: Readonly<Partial<Record<string, () => Promise<${type}>>>> & {`,
    `    readonly ${sourceLanguage}: () => Promise<${type}>`,
    '  }',
    '}',
    '',
  ].join('\n')
}

function typeOf(value: string | Messages, indent: string): string {
  if (typeof value === 'string') return typeOfMessage(parametersOf(parseMessage(value)))
  const members = Object.entries(value).map(
    ([name, member]) => `${indent}  readonly ${keyOf(name)}: ${typeOf(member, `${indent}  `)}`,
  )
  return `{\n${members.join('\n')}\n${indent}}`
}

const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)

function typeOfMessage(parameters: Parameters): string {
  if (parameters.size === 0) return 'string'
  const fields = [...parameters].map(([name, kind]) => `${name}: ${typeOfParameter(kind)}`)
  return `(values: { ${fields.join('; ')} }) => string`
}

function typeOfParameter(kind: 'text' | 'number' | readonly string[]): string {
  if (kind === 'text') return 'string'
  return kind === 'number' ? 'number' : kind.map((variant) => `'${variant}'`).join(' | ')
}

const fixed = `declare module 'text:language' {
  /** The language that the page is shown in. */
  export const language: import('text:languages').Language
  /** The language with the person's own region: dates and numbers follow it. */
  export const locale: string
}

declare module 'text:languages' {
  export interface Language {
    /** As in BCP 47. */
    readonly tag: string
    readonly direction: 'ltr' | 'rtl'
    /** Nobody's language, made from English to test what a translation would break. */
    readonly forTests: boolean
  }
  /** The languages of this build. */
  export const languages: readonly Language[]
}
`
