import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

// Writes the software bill of materials (CycloneDX) of all that the lockfile names, without asking the network:
//   node scripts/sbom.ts [FILE], out/sbom.json unless told
// Nearly everything is a development dependency in it: the build bundles what it needs of those.

const [file = 'out/sbom.json'] = process.argv.slice(2)

/** The members of the bill that are used; the rest stays as npm wrote it. */
const billSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(z.looseObject({ name: z.string(), version: z.string() })).min(1),
})
const manifestSchema = z.object({ name: z.string() })

const windows = process.platform === 'win32'
// With NODE_ENV=production, which a build sets, npm would omit the development dependencies.
const parameters = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--include=dev']
const { stdout } = await promisify(execFile)('npm', parameters, {
  maxBuffer: 100_000_000,
  // On Windows npm is a .cmd file, which only a shell can run.
  shell: windows,
})
const bill = billSchema.parse(JSON.parse(stdout))
// npm uses the folder's name.
bill.metadata.component.name = manifestSchema.parse(JSON.parse(await readFile('package.json', 'utf8'))).name
await mkdir(dirname(file), { recursive: true })
await writeFile(file, JSON.stringify(bill, null, 2))
console.log(`${file}: ${bill.components.length} components`)
