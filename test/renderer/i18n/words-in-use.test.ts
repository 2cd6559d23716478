import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogNames, readCatalog, sourceLanguage } from '../../../scripts/text/catalogs.ts'
import { exportName } from '../../../scripts/text/compile-catalog.ts'
import { mainCatalogs } from '../../../scripts/text/text-plugin.ts'
import { appErrorSchema } from '../../../src/shared/errors.ts'

const source = join(import.meta.dirname, '../../../src')

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
const textOf = (files: readonly string[]) => files.map((file) => readFileSync(file, 'utf8')).join('\n')

const withoutImports = (text: string) => text.replaceAll(/^import .*$/gm, '')
const main = withoutImports(textOf(filesIn(join(source, 'main'))))
const pages = withoutImports(textOf(filesIn(join(source, 'renderer'))))

test.each(appErrorSchema.options.map(({ shape }) => shape.code.value))('main fails with %s somewhere', (code) => {
  expect(main).toContain(`'${code}'`)
})

/** Every section of the catalogs, by the name that it is imported by. */
const sections = catalogNames().flatMap((name) =>
  Object.entries(readCatalog(sourceLanguage, name)).map(([section, messages]) => ({
    name: exportName(section),
    messages,
    shown: mainCatalogs.includes(name) ? main : pages,
  })),
)

/** Read in its object's own name; or anywhere, where the object as a whole is handed on. */
function isRead(shown: string, name: string, key: string): boolean {
  const own = new RegExp(`\\b${name}\\??\\.${key}\\b|\\{[^{}]*\\b${key}\\b[^{}]*\\} = ${name}\\b`)
  if (own.test(shown)) return true
  const isHandedOn = new RegExp(`(?<!\\} = |typeof )\\b${name}\\b(?!\\??\\.)`).test(shown)
  return isHandedOn && new RegExp(`\\.${key}\\b|[{,]\\s*${key}\\b|'${key}'`).test(shown)
}

const objects = sections.flatMap(({ messages, ...section }) =>
  typeof messages === 'string' ? [] : [{ ...section, keys: Object.keys(messages) }],
)
// The compiler counts the words of those that are looked up by a code.
const read = objects.filter(({ name, shown }) => !new RegExp(`\\b${name}\\[|Object\\.entries\\(${name}\\)`).test(shown))

test.each(read)('every word of $name is on some screen', ({ name, keys, shown }) => {
  expect(keys.filter((key) => !isRead(shown, name, key))).toEqual([])
})

test.each(sections)('$name is used', ({ name, shown }) => {
  expect(shown).toContain(name)
})
