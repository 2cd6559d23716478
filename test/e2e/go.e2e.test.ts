import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openManageAccount, openPhones, signedIn, signIn, signOut, startOver } from './person.ts'

/** Going from page to page by the menu, its shortcuts and the buttons of a mouse. Electron's own menu cannot be read. */

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 20, people: 5, recordings: 20 })
  app = await launchApp({ portal: portal.url })
  page = app.page
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})
beforeEach(async () => {
  if (await startOver(page)) return
  await signIn(page, portal.people.ada)
  await signedIn(page)
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const here = () => page.evaluate(() => location.hash)
const enabled = async (label: string) => (await app.menuItems(['Go'])).find((item) => item.label === label)?.enabled
const sideButton = async (button: 'back' | 'forward') => {
  const session = await page.context().newCDPSession(page)
  for (const type of ['mousePressed', 'mouseReleased'] as const)
    await session.send('Input.dispatchMouseEvent', { type, x: 600, y: 400, button, clickCount: 1 })
  await session.detach()
}

describe.skipIf(process.env.E2E_RUNTIME === 'electron')('the Go menu', () => {
  it('leads to the pages of the side bar in their order, by number too, and to none once signed out or locked', async () => {
    const names = await page.getByRole('banner').getByRole('link').allTextContents()
    const pages = async () =>
      (await app.menuItems(['Go']))
        .filter(({ accelerator }) => /\d$/.test(accelerator ?? ''))
        .map(({ label }) => label?.replaceAll('&&', '&'))
    await expect.poll(pages).toEqual(names)
    const number = names.indexOf('SIP & FTP passwords') + 1
    await page.keyboard.press(`Control+${number}`)
    await heading('SIP & FTP passwords').waitFor()
    await app.menu(['Go', 'Help'])
    await heading('Help').waitFor()
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await pages()).toEqual([])
    await page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await signedIn(page)
    await expect.poll(pages).toEqual(names)
    await signOut(page)
    await expect.poll(pages).toEqual([])
  })

  it('goes back and forward where that leads somewhere, one page for each press of a key, an item or a mouse’s button', async () => {
    await openPhones(page)
    await page.getByRole('link', { name: 'Help', exact: true }).click()
    await heading('Help').waitFor()
    await expect.poll(() => enabled('Forward')).toBe(false)
    await app.menu(['Go', 'Back'])
    await heading('SIP & FTP passwords').waitFor()
    await page.keyboard.press('Alt+ArrowRight')
    await heading('Help').waitFor()
    // On Linux Electron reports the button as a command too.
    await app.appCommand('browser-backward')
    await sideButton('back')
    await heading('SIP & FTP passwords').waitFor()
    await sideButton('forward')
    await heading('Help').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await page.keyboard.press('Alt+ArrowLeft')
    await heading('SIP & FTP passwords').waitFor({ state: 'detached' })
    expect(await here()).toMatch(/^#\/?$/)
    await expect.poll(() => enabled('Back')).toBe(false)
    await expect.poll(() => enabled('Forward')).toBe(true)
  })

  it('asks before it leaves a form with changes', async () => {
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).first().fill('Ada Lovelace')
    for (const go of [() => app.menu(['Go', 'Back']), () => app.menu(['Go', 'Help']), () => sideButton('back')]) {
      await go()
      await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
      await page.getByRole('button', { name: 'Stay' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await heading('Edit Account').waitFor()
    }
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  it('never goes back to the pages of another person’s session', async () => {
    await openPhones(page)
    await page.getByRole('gridcell').first().click()
    await page.getByRole('link', { name: 'Help', exact: true }).click()
    await heading('Help').waitFor()
    await signOut(page)
    await signIn(page, portal.people.ben)
    await signedIn(page)
    await expect.poll(() => enabled('Back')).toBe(false)
    const before = await here()
    await page.evaluate(() => history.back())
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await heading('Settings').waitFor()
    await app.menu(['Go', 'Back'])
    await expect.poll(here).toBe(before)
    await signOut(page)
  })
})

describe('Help', () => {
  it('names the version in About this app, from any page', async () => {
    await openPhones(page)
    await app.menu(['Help', 'About Call Record Portal'])
    const about = page.getByRole('dialog', { name: 'About this app' })
    await about.getByText('Version', { exact: true }).waitFor()
    await expectAccessible(page)
    await about.getByRole('button', { name: 'Done' }).click()
    await heading('SIP & FTP passwords').waitFor()
  })

  it('lists the keys that lead to the pages', async () => {
    await app.menu(['Help', 'Keyboard Shortcuts'])
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    for (const name of ['Recordings', 'SIP & FTP passwords']) await sheet.getByText(`Go to ${name}`).waitFor()
    await sheet.getByText('Forward', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('where the system draws its window buttons over the page', () => {
  it('nothing lies beneath them, and nothing scrolls because of them', async () => {
    await page.evaluate(() => document.documentElement.style.setProperty('--title-bar', '28px'))
    const layout = () =>
      page.evaluate(() => ({
        top: Math.round(document.querySelector('#app > *')?.getBoundingClientRect().top ?? 0),
        scrolls: document.documentElement.scrollHeight > innerHeight,
        drag: getComputedStyle(document.body, '::before').getPropertyValue('-webkit-app-region'),
      }))
    expect(await layout()).toEqual({ top: 28, scrolls: false, drag: 'drag' })
    await signOut(page)
    expect(await layout()).toEqual({ top: 28, scrolls: false, drag: 'drag' })
  })
})
