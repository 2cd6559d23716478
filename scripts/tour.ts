import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'electron-vite'
import { z } from 'zod'
import { photographBrands } from '../test/tour/brands.ts'
import { chapters } from '../test/tour/chapters.ts'
import { runTour } from '../test/tour/tour.ts'

// npm run tour: goes through the app's main tasks in the built app, without a display. `npm run tour -- --chapters 2`
// runs only the first two chapters, and `npm run tour -- --brands` takes pictures of brand colours that are hard to show.

const { values } = parseArgs({ options: { chapters: { type: 'string' }, brands: { type: 'boolean' } } })
const wished = chapters.slice(0, z.coerce.number().int().min(1).default(chapters.length).parse(values.chapters))
const say = (line: string) => console.log(line)
await build({ logLevel: 'warn' })
if (values.brands) await photographBrands(join('out', 'brands'), say)
else {
  const folder = join('out', 'tour')
  const passed = await runTour(wished, folder, say)
  console.log(`\n${passed ? 'Every step did what it should.' : 'A step did not do what it should.'} See ${folder}.`)
  process.exitCode = passed ? 0 : 1
}
