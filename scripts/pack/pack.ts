import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { buildBrand, filesUnder, pack, packable } from './packed-app.ts'

// Packs the built app, or a brand's, around a made-up Electron and prints what it weighs without it:
//   npx node scripts/pack/pack.ts [--provider ID] [linux] [win32] [darwin]

const { positionals, values } = parseArgs({ allowPositionals: true, options: { provider: { type: 'string' } } })
const chosen = z.array(z.enum(packable)).parse(positionals)
const platforms = chosen.length > 0 ? chosen : packable
const output = join('dist', 'made-up')

await rm(output, { recursive: true, force: true })
const brand = values.provider === undefined ? null : await buildBrand(values.provider, join(output, 'built'))
const packed = await pack(platforms, output, brand)
for (const platform of platforms) {
  const { folder, resources } = packed[platform]
  const archive = await stat(join(resources, 'app.asar'))
  const unpacked = await filesUnder(join(resources, 'app.asar.unpacked'))
  console.log(`${platform}: ${folder}`)
  console.log(`  app.asar ${kilobytes(archive.size)}`)
  for (const { name, size } of unpacked) console.log(`  beside it: ${name} ${kilobytes(size)}`)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`
}
