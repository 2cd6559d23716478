import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import type { Measurement } from './measurement.ts'

/** The only absolute imports. */
const textPath = '/text/'

/**
 * What the first screen loads: the page's own scripts and styles, all that they import statically, and its texts, which
 * main serves from the folder of the chosen language.
 */
export async function measureSignInSize(renderer = 'out/renderer'): Promise<Measurement[]> {
  const page = await readFile(join(renderer, 'index.html'), 'utf8')
  const linked = page.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g)
  const files = new Set<string>()
  for (const [, path = ''] of linked) await addWithImports(renderer, join(renderer, path), files)

  const contents = await Promise.all([...files].map((file) => readFile(file)))
  const bytes = contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0)
  return [{ name: 'Sign-in screen, JS and CSS (gzip)', value: bytes / 1000, unit: 'kB', ratio: null, aim: 35 }]
}

async function addWithImports(renderer: string, file: string, files: Set<string>): Promise<void> {
  if (files.has(file)) return
  files.add(file)
  if (!file.endsWith('.js')) return
  const { module } = parseSync(file, await readFile(file, 'utf8'))
  const reexports = module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest ?? []))
  for (const { value } of [...module.staticImports.map((statement) => statement.moduleRequest), ...reexports])
    await addWithImports(
      renderer,
      value.startsWith(textPath)
        ? join(renderer, 'text', 'en', value.slice(textPath.length))
        : join(dirname(file), value),
      files,
    )
}
