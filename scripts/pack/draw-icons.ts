import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../browser.ts'
import { icnsTypes, writeIcns, writeIco } from './icon-files.ts'
import { linuxSizes, windowsSizes } from './icon-sizes.ts'

/**
 * Draws the icons of all platforms from a mark, with an available browser.
 *
 * @param mark an SVG file in which `problemsInMark` finds nothing
 * @param folder where to put them; created if it does not exist
 */
export async function drawIcons(mark: string, folder: string): Promise<void> {
  const drawn = await draw(await readFile(mark, 'utf8'), [...windowsSizes, ...linuxSizes, ...Object.values(icnsTypes)])
  const pick = (sizes: readonly number[]) => new Map([...drawn].filter(([size]) => sizes.includes(size)))

  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'icon.ico'), writeIco(pick(windowsSizes)))
  await writeFile(join(folder, 'icon.icns'), writeIcns(drawn))
  for (const [size, png] of pick(linuxSizes)) await writeFile(join(folder, `${size}x${size}.png`), png)
}

async function draw(svg: string, sizes: number[]): Promise<Map<number, Buffer>> {
  const found = await findBrowser()
  if (!found) throw new Error('No Chrome, Chromium or Edge was found; set CHROME_PATH')
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: [...browserFlags(), ...found.flags],
    env: { ...process.env, ...found.environment },
  })
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    const page = await context.newPage()
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
