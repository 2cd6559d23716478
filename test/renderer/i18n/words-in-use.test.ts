import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appErrorSchema } from '../../../src/shared/errors.ts'

const source = join(import.meta.dirname, '../../../src')
const words = join(source, 'renderer/i18n/en')

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
const textOf = (files: readonly string[]) => files.map((file) => readFileSync(file, 'utf8')).join('\n')

const main = textOf(filesIn(join(source, 'main')))
const screens = filesIn(join(source, 'renderer')).filter((file) => !file.startsWith(words))

test.each(appErrorSchema.options.map(({ shape }) => shape.code.value))('main fails with %s somewhere', (code) => {
  expect(main).toContain(`'${code}'`)
})

/** Every object of words, by the name that it is exported by. */
const objects = await Promise.all(
  filesIn(words).map(
    async (file): Promise<[string, object][]> =>
      Object.entries<unknown>(await import(file)).filter(
        (entry): entry is [string, object] =>
          typeof entry[1] === 'object' && entry[1] !== null && !(entry[1] instanceof Map),
      ),
  ),
).then((found) => found.flat())

const shown = textOf(screens).replaceAll(/^import .*$/gm, '')
const all = shown + textOf(filesIn(words))

/** Read in its object's own name; or anywhere, where the object as a whole is handed on. */
function isRead(name: string, key: string): boolean {
  const own = new RegExp(`\\b${name}\\??\\.${key}\\b|\\{[^{}]*\\b${key}\\b[^{}]*\\} = ${name}\\b`)
  if (own.test(shown)) return true
  const isHandedOn = new RegExp(`(?<!\\} = |typeof )\\b${name}\\b(?!\\??\\.)`).test(shown)
  return isHandedOn && new RegExp(`\\.${key}\\b|[{,]\\s*${key}\\b|'${key}'`).test(shown)
}

// The compiler counts the words of those that are looked up by a code.
const read = objects.filter(([name]) => !all.includes(`${name}[`))

test.each(read)('every word of %s is on some screen', (name, object) => {
  expect(Object.keys(object).filter((key) => !isRead(name, key))).toEqual([])
})
