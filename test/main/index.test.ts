import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

/** A static import of a value; types are gone at run time, and `import()` comes later. */
const staticImport = /^import (?!type\b)(?:[^'(]*? from )?'([^']+)'/gm

/**
 * Every package that is loaded before a module's first line runs. Read from the sources, because on a quick machine
 * nothing shows what was loaded before the window.
 */
async function packagesBefore(file: string, seen = new Set<string>()): Promise<Set<string>> {
  const packages = new Set<string>()
  if (seen.has(file)) return packages
  seen.add(file)
  for (const [, imported = ''] of (await readFile(file, 'utf8')).matchAll(staticImport)) {
    const found = imported.startsWith('.') ? await packagesBefore(join(dirname(file), imported), seen) : [imported]
    for (const name of found) packages.add(name)
  }
  return packages
}

const main = join(import.meta.dirname, '../../src/main')

it('opens the window before any library is loaded: no schemas, HTTP, settings or keychain', async () => {
  const packages = [...(await packagesBefore(join(main, 'index.ts')))]
  expect(packages).toContain('electron')
  expect(packages.filter((name) => !name.startsWith('node:')).toSorted()).toEqual([
    'electron',
    'text:languages',
    'virtual:bridge-names',
    'virtual:build',
  ])
})

it('would notice one', async () => {
  expect(await packagesBefore(join(main, 'ipc/dispatch.ts'))).toContain('zod')
})
