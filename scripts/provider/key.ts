import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openProviderFolder, ProviderFault } from './open-provider-folder.ts'
import { makeUpdateKey } from './update-key.ts'

// Makes another key for a brand's updates, and makes the app trust it:
//   npm run provider:key -- ID --out FILE; --in takes the brand from another folder
// An installed app trusts the keys that it was built with. To change keys, release a version built with both and signed
// with the old one; once everyone has it, sign with the new one and remove the old one.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, in: { type: 'string' } },
})
const [id] = positionals

try {
  if (id === undefined || values.out === undefined)
    throw new ProviderFault(['Say which brand and where the key goes: npm run provider:key -- ID --out FILE'])
  const { folder, updates } = await openProviderFolder(id, values.in)
  if (updates.keys.length === 3)
    throw new ProviderFault([`${id}: has three keys, which is the most; take one out of updates.keys first`])
  const key = await makeUpdateKey(values.out)
  const path = join(folder, 'provider.json')
  const file = JSON.parse(await readFile(path, 'utf8'))
  file.updates.keys = [key, ...updates.keys]
  await writeFile(path, `${JSON.stringify(file, null, 2)}\n`)
  console.log(`${values.out} has the key: keep it safe, and a copy of it. ${path} has its public half.`)
} catch (cause) {
  if (!(cause instanceof ProviderFault)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
