import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { z } from 'zod'

const billSchema = z.object({
  specVersion: z.string(),
  metadata: z.object({ component: z.object({ name: z.string() }) }),
  components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })),
})
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), optional: z.boolean().optional(), integrity: z.string().optional() }),
  ),
})
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

it('the bill of materials names every package of the lockfile with its version', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sbom-'))
  try {
    const file = join(folder, 'sbom.json')
    await promisify(execFile)(process.execPath, ['scripts/sbom.ts', file])
    const bill = billSchema.parse(await read(file))
    expect(bill.metadata.component.name).toBe('call-record-portal')
    const named = new Set(bill.components.map(({ name, version }) => `${name}@${version}`))
    const { packages } = lockSchema.parse(await read('package-lock.json'))
    const missing = Object.entries(packages)
      .filter(([, { optional, integrity }]) => integrity !== undefined && !optional)
      .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`)
      .filter((name) => !named.has(name) && !name.startsWith('keytar@'))
    expect(missing).toEqual([])
    // An alias: the bill has it by its true name.
    expect(bill.components.some(({ purl }) => purl.includes('keytar'))).toBe(true)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
