import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../browser.ts'
import { icnsTypes, writeIcns, writeIco } from './icon-files.ts'

// Draws the app's icons from assets/icons/mark.svg with the browser at hand:
//   npx node scripts/pack/icons.ts
// Run it after the mark changes. The icons are committed, so that packing needs no browser.

const folder = new URL('../../assets/icons/', import.meta.url)
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]
const linuxSizes = [16, 32, 48, 64, 128, 256, 512]

const drawn = await draw([...windowsSizes, ...linuxSizes, ...Object.values(icnsTypes)])
const pick = (sizes: number[]) => new Map([...drawn].filter(([size]) => sizes.includes(size)))

await writeFile(new URL('icon.ico', folder), writeIco(pick(windowsSizes)))
await writeFile(new URL('icon.icns', folder), writeIcns(drawn))
for (const [size, png] of pick(linuxSizes)) await writeFile(new URL(`${size}x${size}.png`, folder), png)

async function draw(sizes: number[]): Promise<Map<number, Buffer>> {
  const found = await findBrowser()
  if (!found) throw new Error('No Chrome, Chromium or Edge was found; set CHROME_PATH')
  const svg = await readFile(new URL('mark.svg', folder), 'utf8')
  const browser = await chromium.launch({ executablePath: found.executable, args: browserFlags() })
  try {
    const page = await browser.newPage()
    const images = new Map<number, Buffer>()
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
      images.set(size, await page.screenshot({ omitBackground: true }))
    }
    return images
  } finally {
    await browser.close()
  }
}
