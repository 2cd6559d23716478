import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { filesUnder, pack, packable } from './packed-app.ts'

// Packs the built app around a made-up Electron and prints what it weighs without it:
//   npx node scripts/pack/pack.ts [linux] [win32] [darwin]

const { positionals } = parseArgs({ allowPositionals: true })
const chosen = z.array(z.enum(packable)).parse(positionals)

for (const platform of chosen.length > 0 ? chosen : packable) {
  const output = join('dist', platform)
  await rm(output, { recursive: true, force: true })
  const { folder, resources } = await pack(platform, output)
  const archive = await stat(join(resources, 'app.asar'))
  const unpacked = await filesUnder(join(resources, 'app.asar.unpacked'))
  console.log(`${platform}: ${folder}`)
  console.log(`  app.asar ${kilobytes(archive.size)}`)
  for (const { name, size } of unpacked) console.log(`  beside it: ${name} ${kilobytes(size)}`)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`
}
