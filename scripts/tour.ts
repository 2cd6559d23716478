import { join } from 'node:path'
import { build } from 'electron-vite'
import { chapters } from '../test/tour/chapters.ts'
import { runTour } from '../test/tour/tour.ts'

// npm run tour: walks the main job through the built app, without a display.

const folder = join('out', 'tour')
await build({ logLevel: 'warn' })
const passed = await runTour(chapters, folder, (line) => console.log(line))
console.log(`\n${passed ? 'Every step did what it should.' : 'A step did not do what it should.'} See ${folder}.`)
process.exitCode = passed ? 0 : 1
