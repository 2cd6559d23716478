import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

const run = promisify(execFile)
const project = join(import.meta.dirname, '../..')

/** What the checks of a project read. The rest is not needed to hold a recipe to them. */
const copied = ['src', 'locales', 'scripts', 'package.json', 'tsconfig.json', 'biome.json']

/** A block of the recipe: a file to write, or lines to add to one that is there. */
interface Block {
  kind: string
  file: string
  text: string
}

const recipe = await readFile(join(project, 'docs/architecture.md'), 'utf8')
const blocks: Block[] = [...recipe.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms)].map(
  ([, kind = '', file = '', text = '']) => ({ kind, file, text }),
)
const folders = ['src/shared/uptime/', 'src/main/uptime/', 'src/renderer/uptime/', 'locales/en/uptime.json']

let folder: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'add-a-feature-')))
  for (const name of copied) await cp(join(project, name), join(folder, name), { recursive: true })
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const { kind, file, text } of blocks) {
    const path = join(folder, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, kind === 'diff' ? added(await readFile(path, 'utf8'), text) : text)
  }
  await run(process.execPath, ['scripts/text.ts'], { cwd: folder })
})
afterAll(() => rm(folder, { recursive: true }))

/** The text with each line marked "+" after the line that stands before it in the block. */
function added(text: string, diff: string): string {
  const lines = text.split('\n')
  let at = -1
  for (const line of diff.trimEnd().split('\n')) {
    if (line.startsWith('+')) lines.splice(++at, 0, line.slice(1))
    else at = lines.indexOf(line.slice(1))
    if (at === -1) throw new Error(`There is no such line to add to: ${line}`)
  }
  return lines.join('\n')
}

const tool = (script: string) => join(project, 'node_modules', script)

it('a feature is its folders, and one line with its import in each of three lists', () => {
  const lists = blocks.filter(({ kind }) => kind === 'diff')
  expect(lists.map(({ file }) => file)).toEqual([
    'src/shared/bridge.ts',
    'src/main/features.ts',
    'src/renderer/pages.ts',
  ])
  for (const { text } of lists) expect(text.match(/^\+/gm)).toHaveLength(2)
  const written = blocks.filter(({ kind }) => kind !== 'diff').map(({ file }) => file)
  expect(written.filter((file) => !folders.some((own) => file.startsWith(own)))).toEqual([])
})

it.each([
  ['of main', ['-p', '.']],
  ['of the renderer', ['-p', 'src/renderer']],
])('the recipe satisfies the types %s', async (_part, parameters) => {
  await expect(
    run(process.execPath, [tool('typescript/bin/tsc'), ...parameters], { cwd: folder }),
  ).resolves.toBeTruthy()
})

it('the recipe keeps to the rules of imports and of texts', async () => {
  for (const script of [['scripts/import-rules.ts'], ['scripts/text.ts', '--check']]) {
    await expect(run(process.execPath, script, { cwd: folder })).resolves.toBeTruthy()
  }
})

it('a feature without its line in the list of main does not compile', async () => {
  const list = join(folder, 'src/main/features.ts')
  const whole = await readFile(list, 'utf8')
  await writeFile(list, whole.replace('  uptime,\n', ''))
  await expect(run(process.execPath, [tool('typescript/bin/tsc'), '-p', '.'], { cwd: folder })).rejects.toMatchObject({
    stdout: expect.stringContaining("'uptime' is missing"),
  })
  await writeFile(list, whole)
})
