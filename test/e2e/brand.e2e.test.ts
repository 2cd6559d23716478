import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { northwindMark } from '../portal/server/mark.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { choosePortal, openAccounts, signedIn, signIn } from './person.ts'

/** Each portal is shown in its own colours and with its own mark, and a mark can do nothing but be drawn. */

const drawing = String(northwindMark.body)

let app: RunningApp
const portals: RunningPortal[] = []

afterEach(async () => {
  await app.close()
  await Promise.all(portals.splice(0).map((portal) => portal.close()))
})

async function portalWith(look: Parameters<typeof startPortal>[0]) {
  const portal = await startPortal({ phones: 3, ...look })
  portals.push(portal)
  return portal
}

const stylesOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { backgroundColor, borderColor, color } = getComputedStyle(element)
      return { backgroundColor, borderColor, color }
    })
const login = (page: Page) => stylesOf(page, 'button[type=submit]')
const mark = (page: Page) => page.locator('.entrance-provider .brand-mark')

describe('the brand of a portal', () => {
  it('has its exact colour on the button, with text and an edge that can be seen', async () => {
    const portal = await portalWith({ accent: '#ffe600' })
    app = await launchApp({ portal: portal.url })
    await app.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    expect(await login(app.page)).toEqual({
      backgroundColor: 'rgb(255, 230, 0)',
      borderColor: 'rgb(153, 138, 0)',
      color: 'rgb(27, 29, 33)',
    })
    await expectAccessible(app.page)
  })

  it('is no black hole on a dark screen', async () => {
    const portal = await portalWith({ accent: '#050505', mark: null })
    app = await launchApp({ portal: portal.url, theme: 'dark' })
    await app.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    expect(await login(app.page)).toMatchObject({ backgroundColor: 'rgb(236, 238, 241)', color: 'rgb(27, 29, 33)' })
    await expectAccessible(app.page)
  })

  it("shows its mark in the card, the side bar and on the lock, under addresses of the app's own", async () => {
    const portal = await portalWith({ accent: '#0f6b5c' })
    app = await launchApp({ portal: portal.url })
    const { page } = app
    const drawn = async (place: string) => {
      const image = page.locator(`${place} .brand-mark img`)
      await image.waitFor()
      return image.evaluate((element: HTMLImageElement) => [element.naturalWidth > 0, element.getAttribute('src')])
    }
    const own = [true, expect.stringMatching(/^\/mark\/[\w-]{43}$/)]
    expect(await drawn('.entrance-provider')).toEqual(own)
    await signIn(page, portal.people.ada)
    await signedIn(page)
    expect(await drawn('.side-bar')).toEqual(own)
    await app.menu(['File', 'Lock'])
    await page.getByRole('button', { name: 'Unlock' }).waitFor()
    expect(await drawn('.entrance-provider')).toEqual(own)
    expect(portal.requests().filter(({ path }) => path === '/mark.svg')).toHaveLength(1)
  })

  it("the portal that was found, and each account, has its own colours beside another's", async () => {
    const green = await portalWith({ name: 'Green', accent: '#0f6b5c', mark: null })
    const red = await portalWith({ name: 'Red', accent: '#b4441f', mark: null })
    app = await launchApp()
    const { page } = app
    await choosePortal(page, green.url)
    await signIn(page, green.people.ada)
    await signedIn(page)
    await openAccounts(page)
    await page.getByRole('button', { name: 'Add an account or portal' }).click()
    await app.answerDialog('Connect')
    await page.getByLabel('Portal address').fill(red.url)
    await page.getByRole('button', { name: 'Check address' }).click()
    await page.getByRole('heading', { name: 'Portal found' }).waitFor()
    const fill = (selector: string) => stylesOf(page, selector).then(({ backgroundColor }) => backgroundColor)
    expect(await fill('.portal-found .brand-mark')).toBe('rgb(180, 68, 31)')
    expect(await fill('button[type=submit]')).toBe('rgb(180, 68, 31)')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    // Without a fade from the colours before.
    expect(await fill('button[type=submit]')).toBe('rgb(180, 68, 31)')
    await page.getByRole('button', { name: 'Use another account or portal' }).click()
    const account = (name: string) => page.getByRole('dialog').getByRole('listitem').filter({ hasText: name })
    const colorOf = (name: string) =>
      account(name)
        .locator('.brand-mark')
        .evaluate((element) => getComputedStyle(element).backgroundColor)
    await account('Red').waitFor()
    expect([await colorOf('Green'), await colorOf('Red')]).toEqual(['rgb(15, 107, 92)', 'rgb(180, 68, 31)'])
  })

  it.each([
    ['a script', { type: 'image/svg+xml', body: drawing.replace('<g', '<script>top.marked=1</script><g') }],
    ['a web page', { type: 'text/html', body: '<script>top.marked = 1</script>' }],
    ['more than its due', { type: 'image/svg+xml', body: drawing.padEnd(200_000) }],
  ])('is drawn by its initial where its mark has %s', async (_, mark_) => {
    const portal = await portalWith({ name: 'Harbour', mark: mark_ })
    app = await launchApp({ portal: portal.url })
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await expect.poll(() => app.output()).toContain('mark.unusable')
    expect(await page.locator('.side-bar .brand-mark').textContent()).toBe('H')
    expect(await page.locator('.brand-mark img').count()).toBe(0)
    expect(await page.evaluate(() => 'marked' in window)).toBe(false)
  })

  it("gives way to the system's colours where those are forced", async () => {
    const portal = await portalWith({ accent: '#0f6b5c', mark: null })
    app = await launchApp({ portal: portal.url })
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await page.emulateMedia({ forcedColors: 'active' })
    const [icon, text] = await page
      .locator('.side-bar-entry[aria-current]')
      .evaluate((entry) =>
        [entry.querySelector('svg') ?? entry, document.body].map((one) => getComputedStyle(one).color),
      )
    expect(icon).toBe(text)
  })
})

it('without a portal the app shows the mark that it was built with', async () => {
  app = await launchApp()
  const image = mark(app.page).locator('img')
  await image.waitFor()
  expect(await image.getAttribute('src')).toBe('/mark.svg')
})
