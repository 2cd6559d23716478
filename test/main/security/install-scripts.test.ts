import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
})
const manifestSchema = z.object({
  scripts: z.record(z.string(), z.string()).default({}),
  allowScripts: z.record(z.string(), z.boolean()).default({}),
})
const read = async (path: string) => JSON.parse(await readFile(path, 'utf8'))
const { packages } = lockSchema.parse(await read('package-lock.json'))

it('runs no script of a package that is installed', async () => {
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path, { name }]) => name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  const { allowScripts } = manifestSchema.parse(await read('package.json'))
  expect(Object.keys(allowScripts).toSorted()).toEqual(scripted.toSorted())
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual([])
})

it.each(['package.json', 'scripts/node/package.json'])('%s runs nothing at npm ci', async (path) => {
  const { scripts } = manifestSchema.parse(await read(path))
  const ownSteps = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']
  expect(ownSteps.filter((name) => name in scripts)).toEqual([])
})

it('installs no package whose content the lockfile does not fix', () => {
  // The project itself, and its folder that names the Nodes.
  const own = ['', 'scripts/node', 'node_modules/node-for-scripts']
  const others = Object.entries(packages).filter(([path]) => !own.includes(path))
  expect(others.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([])
  expect(others.filter(([, { link, resolved }]) => link || resolved)).toEqual([])
})

it('brings a Node for every platform that the app runs on', async () => {
  const nodeSchema = z.object({ os: z.string(), cpu: z.string(), bin: z.object({ node: z.string() }) })
  const { packages } = z
    .object({ packages: z.record(z.string(), z.looseObject({})) })
    .parse(await read('package-lock.json'))
  const nodes = Object.values(packages).flatMap((entry) => nodeSchema.safeParse(entry).data ?? [])
  expect(nodes.map(({ os, cpu }) => `${os}-${cpu}`).toSorted()).toEqual([
    'darwin-arm64',
    'darwin-x64',
    'linux-arm64',
    'linux-x64',
    'win32-arm64',
    'win32-x64',
  ])
})
