import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAllowedLicence } from '../../scripts/licences/allowed-licences.ts'
import { recordModules, writeLicences } from '../../scripts/licences/licences-plugin.ts'
import { licensedComponentsSchema } from '../../src/shared/licences/licences.ts'

let project: string
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'licences-'))
  await addPackage('.', { name: 'the-app', dependencies: { shipped: '1' } })
  await addPackage('node_modules/electron', { name: 'electron' })
  await addPackage('node_modules/shipped', { name: 'shipped', dependencies: { 'compiled-in': '1' } })
  await addPackage('node_modules/compiled-in', { name: 'compiled-in' })
  await addPackage('node_modules/vite', { name: 'vite' })
  await addPackage('node_modules/rolldown', { name: 'rolldown' })
})
afterEach(() => rm(project, { recursive: true, force: true }))

async function write(path: string, text: string): Promise<void> {
  const file = join(project, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

/** A package under the MIT licence, with its text, unless told otherwise; null leaves the text away. */
async function addPackage(folder: string, manifest: Record<string, unknown>, text: string | null = 'MIT License') {
  const whole = { version: '1.0.0', license: 'MIT', sideEffects: false, main: 'index.js', type: 'module', ...manifest }
  await write(`${folder}/package.json`, JSON.stringify(whole))
  await write(`${folder}/index.js`, `export const made = () => console.log(${JSON.stringify(manifest.name)})`)
  if (text !== null) await write(`${folder}/LICENSE`, `${text}\n\nCopyright (c) ${manifest.name}`)
}

/** Builds two programs one after the other, as the app's parts are built, and gives the licences found. */
async function licencesOf(...sources: string[]) {
  const recorded = new Set<string>()
  const file = join(project, 'licences.json')
  for (const [index, source] of sources.entries()) {
    await write(`src/part-${index}.js`, source)
    const isLast = index === sources.length - 1
    await build({
      configFile: false,
      root: project,
      logLevel: 'silent',
      plugins: [recordModules(recorded), ...(isLast ? [writeLicences(recorded, file, project)] : [])],
      build: {
        outDir: join(project, `out/${index}`),
        rolldownOptions: { input: join(project, `src/part-${index}.js`) },
      },
    })
  }
  return licensedComponentsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}

const use = (name: string) => `import { made } from '${name}'\nmade()\n`

describe('the licences of the parts', () => {
  it('name everything that ends up in the app: bundled, packed, compiled in, Electron and the app itself', async () => {
    await addPackage('node_modules/first', { name: 'first' })
    await addPackage('node_modules/@scope/second', { name: '@scope/second', version: '2.0.0', license: 'ISC' })
    const parts = await licencesOf(use('first'), use('@scope/second'))
    expect(parts.map(({ name }) => name).filter((name) => name !== 'vite' && name !== 'rolldown')).toEqual([
      '@scope/second',
      'compiled-in',
      'electron',
      'first',
      'shipped',
      'the-app',
    ])
    expect(parts[0]).toEqual({
      name: '@scope/second',
      version: '2.0.0',
      licence: 'ISC',
      text: 'MIT License\n\nCopyright (c) @scope/second',
    })
  })

  it('leave out what is installed and imported but whose code does not get into the app', async () => {
    await addPackage('node_modules/unused', { name: 'unused', license: 'GPL-3.0-only' })
    const parts = await licencesOf(`import { made } from 'unused'\nconsole.log('no')\n`)
    expect(parts.map(({ name }) => name)).not.toContain('unused')
  })

  it('keep two versions of one package apart', async () => {
    await addPackage('node_modules/first', { name: 'first' })
    await addPackage('node_modules/host', { name: 'host' })
    await write('node_modules/host/index.js', `export { made } from 'first'`)
    await addPackage('node_modules/host/node_modules/first', { name: 'first', version: '0.9.0' })
    const parts = await licencesOf(use('first'), use('host'))
    expect(parts.filter(({ name }) => name === 'first').map(({ version }) => version)).toEqual(['0.9.0', '1.0.0'])
  })

  it('carry the notices that a licence wants handed on', async () => {
    await addPackage('node_modules/first', { name: 'first', license: 'Apache-2.0' })
    await write('node_modules/first/NOTICE.md', 'Contains data of others.')
    const parts = await licencesOf(use('first'))
    expect(parts.find(({ name }) => name === 'first')?.text).toMatch(/MIT License[\s\S]+Contains data of others\./)
  })

  it('end the build where a text is missing, an empty one too, and say of which part', async () => {
    await addPackage('node_modules/first', { name: 'first' }, null)
    await addPackage('node_modules/second', { name: 'second' }, null)
    await write('node_modules/second/LICENSE', ' \n')
    const building = licencesOf(use('first'), use('second'))
    await expect(building).rejects.toThrow(/first 1\.0\.0 .*no file with the text/)
    await expect(building).rejects.toThrow(/second 1\.0\.0 .*no file with the text/)
  })

  it('take a text that was filled in by hand, for that one version alone', async () => {
    await addPackage('node_modules/lazy-val', { name: 'lazy-val', version: '1.0.5' }, null)
    const parts = await licencesOf(use('lazy-val'))
    expect(parts.find(({ name }) => name === 'lazy-val')?.text).toContain('Copyright (c) Vladimir Krivosheev')
    await addPackage('node_modules/lazy-val', { name: 'lazy-val', version: '1.0.6' }, null)
    await expect(licencesOf(use('lazy-val'))).rejects.toThrow(/lazy-val 1\.0\.6 .*no file with the text/)
  })

  it.each([
    ['is not on the list', { license: 'GPL-3.0-only' }, '"GPL-3.0-only" is not on the list'],
    ['is not named', { license: undefined }, 'names no licence'],
    ['is only pointed at', { license: 'SEE LICENSE IN LICENSE' }, 'is not on the list'],
  ])('end the build where a licence %s', async (_what, manifest, message) => {
    await addPackage('node_modules/first', { name: 'first', ...manifest })
    await expect(licencesOf(use('first'))).rejects.toThrow(message)
  })

  it('end the build where nobody can say whose a module is, instead of taking it for the app’s own', async () => {
    await addPackage('node_modules/first', { name: 'first', version: undefined })
    await expect(licencesOf(use('first'))).rejects.toThrow(/Nobody knows which package .*first/)
  })

  it('end the build where what is packed as it is may not be handed on', async () => {
    await addPackage('node_modules/compiled-in', { name: 'compiled-in', license: 'UNLICENSED' })
    await expect(licencesOf('console.log(1)')).rejects.toThrow('compiled-in 1.0.0')
  })
})

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND CC0-1.0', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only OR AGPL-3.0-only', false],
  ['MIT AND (GPL-3.0-only OR ISC)', false],
  ['', false],
])('of the licence %j an app of anybody’s may be made: %s', (expression, allowed) => {
  expect(isAllowedLicence(expression)).toBe(allowed)
})
