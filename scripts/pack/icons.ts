import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { providersFolder } from '../provider/provider-file.ts'
import { drawIcons } from './draw-icons.ts'

// Draws the app's icons from assets/icons/mark.svg, or a brand's from its own mark:
//   npx node scripts/pack/icons.ts [--provider ID]
// Run it after the mark changes. The icons are committed, so that packing needs no browser.

const { values } = parseArgs({ options: { provider: { type: 'string' } } })
const brand = values.provider === undefined ? null : join(fileURLToPath(providersFolder), values.provider)

await (brand
  ? drawIcons(join(brand, 'mark.svg'), join(brand, 'icons'))
  : drawIcons('assets/icons/mark.svg', 'assets/icons'))
