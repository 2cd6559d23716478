import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { aptelaShots } from './aptela-shots.ts'
import { phoneShots } from './phone-shots.ts'
import { recoveryShots } from './recovery-shots.ts'
import { launchBrowser, startPreview } from './serve.ts'
import { shots } from './shots.ts'

/**
 * Takes pictures of every screen against a fake main process and runs axe-core on each:
 * `node test/renderer/preview/shoot.ts [name…]` writes to `out/screens`. Exits with 1 if axe finds anything.
 */
const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'out/screens')
const only = process.argv.slice(2)

interface Look {
  name: string
  viewport: { width: number; height: number }
  colorScheme: 'light' | 'dark'
  forcedColors?: 'active'
  zoom?: number
}

const looks: Look[] = [
  { name: 'light-880', viewport: { width: 880, height: 600 }, colorScheme: 'light' },
  { name: 'dark-880', viewport: { width: 880, height: 600 }, colorScheme: 'dark' },
  { name: 'light-1280', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'light-640', viewport: { width: 640, height: 600 }, colorScheme: 'light' },
  { name: 'light-zoom200', viewport: { width: 880, height: 600 }, colorScheme: 'light', zoom: 2 },
  { name: 'forced-880', viewport: { width: 880, height: 600 }, colorScheme: 'dark', forcedColors: 'active' },
]

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

async function shoot(browser: Browser, origin: string, look: Look): Promise<number> {
  const { viewport, zoom = 1 } = look
  // Zoom is fewer CSS pixels, each of them larger.
  const context = await browser.newContext({
    viewport: { width: viewport.width / zoom, height: viewport.height / zoom },
    deviceScaleFactor: zoom,
    colorScheme: look.colorScheme,
    forcedColors: look.forcedColors ?? 'none',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  let found = 0
  for (const shot of [...shots, ...phoneShots, ...recoveryShots, ...aptelaShots].filter(
    ({ name }) => only.length === 0 || only.includes(name),
  )) {
    const page = await context.newPage()
    page.on('pageerror', (error) => console.log(`${shot.name}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`${shot.name}: ${message.text()}`)
    })
    try {
      await page.goto(`${origin}/?scenario=${shot.scenario}#${shot.route ?? '/'}`, { waitUntil: 'networkidle' })
      await page.locator('h1').first().waitFor()
      await shot.act?.(page)
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(folder, `${shot.name}.${look.name}.png`) })
      found += await check(page, `${shot.name}.${look.name}`)
    } catch (error) {
      found += 1
      console.log(`${shot.name}.${look.name}: ${error instanceof Error ? error.message : error}`)
    }
    await page.close()
  }
  await context.close()
  return found
}

/** Runs axe-core on the page and prints what it finds; gives how much that was. */
async function check(page: Page, name: string): Promise<number> {
  await page.addScriptTag({ path: join(root, 'node_modules/axe-core/axe.min.js') })
  const violations: Violation[] = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: never[] }> } }
    return (await axe.run()).violations
  })
  for (const { id, help, nodes } of violations) {
    console.log(`${name}: ${id}: ${help}`)
    for (const { target, failureSummary } of nodes) console.log(`  ${target.join(' ')} ${failureSummary ?? ''}`)
  }
  return violations.length
}

await mkdir(folder, { recursive: true })
const preview = await startPreview()
const browser = await launchBrowser()
let found = 0
const wanted = process.env.LOOKS?.split(',')
for (const look of looks.filter(({ name }) => !wanted || wanted.includes(name))) {
  found += await shoot(browser, preview.origin, look)
}
await browser.close()
await preview.close()
console.log(found === 0 ? 'axe-core: no violations' : `${found} problems`)
process.exit(found === 0 ? 0 : 1)
