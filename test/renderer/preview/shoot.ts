import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createServer } from 'vite'

/**
 * Takes pictures of every screen against a fake main process and runs axe-core on each:
 * `node test/renderer/preview/shoot.ts [name…]` writes to `out/screens`. Exits with 1 if axe finds anything.
 */
const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'out/screens')
const only = process.argv.slice(2)

interface Shot {
  name: string
  scenario: string
  route?: string
  /** What a person does before the picture. */
  act?: (page: Page) => Promise<void>
}

const signIn = async (page: Page) => {
  await page.getByLabel('Username').fill('dana')
  await page.getByLabel('Password', { exact: true }).fill('hunter-two')
  await page.getByRole('button', { name: 'Login' }).click()
}
const checkAddress = async (page: Page) => {
  await page.getByLabel('Portal address').fill('portal.northwind.example')
  await page.getByRole('button', { name: 'Continue' }).click()
}
const reset = async (page: Page) => {
  await page.getByLabel('Email Address').fill('dana@northwind.example')
  await page.getByRole('button', { name: 'Reset password' }).click()
  await page.getByText('Check your e-mail').waitFor()
}
const alerted = async (page: Page) => page.getByRole('alert').first().waitFor()

const shots: Shot[] = [
  { name: 'first-run', scenario: 'first-run' },
  { name: 'first-run-found', scenario: 'first-run', act: checkAddress },
  ...['not-a-portal', 'insecure', 'certificate'].map((kind) => ({
    name: `first-run-${kind}`,
    scenario: `first-run-${kind}`,
    act: async (page: Page) => {
      await checkAddress(page)
      await alerted(page)
    },
  })),
  { name: 'sign-in', scenario: 'sign-in' },
  { name: 'sign-in-client-id', scenario: 'sign-in-client-id' },
  { name: 'sign-in-remembered', scenario: 'sign-in-remembered' },
  {
    name: 'sign-in-empty',
    scenario: 'sign-in',
    act: async (page) => page.getByRole('button', { name: 'Login' }).click(),
  },
  ...['wrong', 'too-many', 'offline'].map((kind) => ({
    name: `sign-in-${kind}`,
    scenario: `sign-in-${kind}`,
    act: async (page: Page) => {
      await signIn(page)
      await alerted(page)
    },
  })),
  {
    name: 'sign-in-pending',
    scenario: 'sign-in-pending',
    act: async (page) => {
      await signIn(page)
      await page.waitForTimeout(500)
    },
  },
  {
    name: 'sign-in-keychain-locked',
    scenario: 'sign-in-keychain-locked',
    act: async (page) => page.getByLabel('Keep me signed in').check(),
  },
  {
    name: 'sign-in-help',
    scenario: 'sign-in-client-id',
    act: async (page) => {
      await page.getByRole('button', { name: 'Need help signing in?' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'sign-in-forget',
    scenario: 'sign-in',
    act: async (page) => {
      await page.getByRole('button', { name: 'Use another portal' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'portal-unreachable', scenario: 'portal-unreachable' },
  { name: 'restoring', scenario: 'restoring', act: async (page) => page.waitForTimeout(500) },
  { name: 'forgot-password', scenario: 'sign-in', route: '/forgot-password' },
  { name: 'forgot-password-sent', scenario: 'sign-in', route: '/forgot-password', act: reset },
  {
    name: 'forgot-password-contact',
    scenario: 'sign-in',
    route: '/forgot-password',
    act: async (page) => {
      await page.getByRole('button', { name: 'I don’t know my e-mail address or user name' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'help-outside', scenario: 'sign-in', route: '/help' },
  { name: 'dashboard', scenario: 'signed-in' },
  { name: 'configuration', scenario: 'signed-in', route: '/configuration' },
  { name: 'account', scenario: 'signed-in', route: '/configuration/account' },
  { name: 'phones', scenario: 'signed-in', route: '/phones/phone-1' },
  { name: 'settings', scenario: 'signed-in', route: '/settings' },
  { name: 'help', scenario: 'signed-in', route: '/help' },
  {
    name: 'shortcuts',
    scenario: 'signed-in',
    act: async (page) => {
      await page.keyboard.press('Control+/')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'leave',
    scenario: 'signed-in',
    route: '/configuration/account',
    act: async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('Dana Wood')
      await page.getByRole('link', { name: 'Configuration' }).first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'proof',
    scenario: 'proof-wrong',
    route: '/phones/phone-1',
    act: async (page) => {
      await page.getByRole('button', { name: /show/i }).first().click()
      await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill('wrong')
      await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click()
      await page.getByText('That is not your password.').waitFor()
    },
  },
  { name: 'temporary', scenario: 'signed-in-temporary' },
  { name: 'temporary-required', scenario: 'signed-in-temporary-required' },
  {
    name: 'temporary-later',
    scenario: 'signed-in-temporary',
    act: async (page) => page.getByRole('button', { name: 'Later' }).click(),
  },
  { name: 'notices', scenario: 'signed-in-notices' },
  {
    name: 'offline',
    scenario: 'signed-in',
    act: async (page) => {
      await page.evaluate(() =>
        (window.portal as unknown as { emit(name: string, payload: object): void }).emit('connection.changed', {
          online: false,
        }),
      )
      await page.getByText('No connection').waitFor({ state: 'attached' })
    },
  },
]

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
  for (const shot of shots.filter(({ name }) => only.length === 0 || only.includes(name))) {
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
const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  logLevel: 'error',
  cacheDir: join(root, 'node_modules/.vite-preview'),
  plugins: [preact({ reactAliasesEnabled: false })],
  server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [root] } },
})
await server.listen()
const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, '')
if (!origin) throw new Error('The preview server has no address')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
let found = 0
const wanted = process.env.LOOKS?.split(',')
for (const look of looks.filter(({ name }) => !wanted || wanted.includes(name))) {
  found += await shoot(browser, origin, look)
}
await browser.close()
await server.close()
console.log(found === 0 ? 'axe-core: no violations' : `${found} problems`)
process.exit(found === 0 ? 0 : 1)
