import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogFaults } from './text/catalog-faults.ts'
import { localesFolder } from './text/catalogs.ts'
import { declarations } from './text/declare.ts'
import { literalFaults } from './text/literals.ts'

// npm run text: writes the types of all texts, locales/text.d.ts, from the catalogs. With --check it only compares, and
// looks for faults in the translations and for words in the code; npm run check does so.

const file = join(localesFolder, 'text.d.ts')
const wanted = declarations()
if (!process.argv.includes('--check')) writeFileSync(file, wanted)
const faults = [
  ...(readFileSync(file, 'utf8') === wanted ? [] : ['locales/text.d.ts is not what the catalogs give: npm run text']),
  ...catalogFaults(),
  ...literalFaults(join(localesFolder, '..')),
]
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
