import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ name: z.string().optional(), hasInstallScript: z.boolean().optional() })),
})
const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()) })
const read = async (path: string) => JSON.parse(await readFile(path, 'utf8'))

it('runs no install script of a package that nobody has decided about', async () => {
  const { packages } = lockSchema.parse(await read('package-lock.json'))
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path, { name }]) => name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  const { allowScripts } = manifestSchema.parse(await read('package.json'))
  expect(Object.keys(allowScripts).toSorted()).toEqual(scripted.toSorted())
  // The one that may puts Node's own binary in its place.
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node'])
})
