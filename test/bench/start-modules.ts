import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from 'vite'
import { compare, type Measurement, timed } from './measurement.ts'

/**
 * Evaluating main's modules in plain Node, as a ratio to an empty script: those that the window
 * waits for, and all of them. Electron is a stub that never becomes ready, so nothing is done
 * beyond loading.
 */
export async function measureStartModules(turns = 40, main = 'out/main'): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'call-record-portal-start-'))
  try {
    const copy = join(folder, 'out', 'main')
    await cp(main, copy, { recursive: true })
    const scripts = (await readdir(copy, { recursive: true })).filter((name) => /\.[cm]?js$/.test(name))
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeStub(join(folder, 'node_modules', 'electron'), await electronNames(copy, scripts))
    await cp('node_modules/keytar', join(folder, 'node_modules', 'keytar'), { recursive: true })

    const empty = join(folder, 'empty.js')
    const everything = join(folder, 'everything.js')
    await writeFile(empty, '')
    const addresses = scripts.map((name) => pathToFileURL(join(copy, name)).href)
    await writeFile(everything, addresses.map((address) => `import ${JSON.stringify(address)}\n`).join(''))

    const eager = await compare(turns, runs(join(copy, 'index.js')), runs(empty))
    const all = await compare(turns, runs(everything), runs(empty))
    return [
      { name: 'Start: modules before the window', value: eager.subject, unit: 'ms', ratio: eager.ratio, aim: 1.2 },
      { name: 'Start: all modules of main', value: all.subject, unit: 'ms', ratio: all.ratio, aim: null },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Times a script in a separate Node process, from start to end. */
function runs(script: string): () => Promise<number> {
  return () =>
    timed(async () => {
      const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] })
      const [code] = await once(child, 'exit')
      if (code !== 0) throw new Error(`${script} ended with ${code}`)
    })
}

/** What the scripts import from Electron; an ES module names its exports, so the stub must know. */
async function electronNames(folder: string, scripts: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>()
  for (const script of scripts) {
    const { module } = parseSync(script, await readFile(join(folder, script), 'utf8'))
    for (const { moduleRequest, entries } of module.staticImports) {
      if (moduleRequest.value !== 'electron') continue
      for (const { importName } of entries) names.add(importName.name ?? 'default')
    }
  }
  return names
}

/**
 * An Electron of which every member can be read, called and constructed, which never becomes ready, has no switches and
 * gives a folder and no languages.
 */
async function writeStub(folder: string, names: ReadonlySet<string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"name":"electron","type":"module","main":"index.js"}')
  const exports = [...names].map((name) => (name === 'default' ? 'export default stub' : `export const ${name} = stub`))
  await writeFile(
    join(folder, 'index.js'),
    `const answers = {
  whenReady: () => new Promise(() => {}),
  hasSwitch: () => false,
  getPath: () => ${JSON.stringify(folder)},
  getPreferredSystemLanguages: () => [],
}
const stub = new Proxy(class {}, {
  get: (_, name) => answers[name] ?? stub,
  apply: () => stub,
  construct: () => stub,
})
${exports.join('\n')}
`,
  )
}
