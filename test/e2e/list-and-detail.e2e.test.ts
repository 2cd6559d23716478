import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FaultProxy, startFaultProxy } from '../portal/fault-proxy.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhones, phonesCount, signedIn, signIn, signOut, startOver } from './person.ts'

/** The list of phones beside their details: what a broken connection leaves of it, and the keys that lead through it. */

let portal: RunningPortal
let line: FaultProxy
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 60 })
  line = await startFaultProxy(new URL(portal.url))
  app = await launchApp({ portal: line.origin })
  page = app.page
  await signIn(page, portal.people.ada)
  await signedIn(page)
})
afterAll(async () => {
  await app?.close()
  await line?.close()
  await portal?.close()
})
beforeEach(async () => {
  await line.set(null)
  await app.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
  await startOver(page)
  await openPhones(page)
  await phonesCount(page, '60 phones').waitFor()
})

const grid = () => page.getByRole('grid')
const search = () => page.getByRole('searchbox')
const openedRow = () => page.getByRole('row', { selected: true })
const refresh = () => page.getByRole('button', { name: 'Refresh' }).click()
const stale = () => page.getByText('Could not refresh.')
const focused = () =>
  page.evaluate(() => {
    const { activeElement: element } = document
    return `${element?.getAttribute('role') ?? element?.tagName.toLowerCase()} ${element?.getAttribute('aria-label') ?? element?.textContent}`
  })

describe('refreshing while the portal is down', () => {
  it('keeps the rows, the opened phone and the search, and says once why and since when', async () => {
    await page.getByRole('row').nth(2).click()
    await page.getByRole('region', { name: 'SIP' }).waitFor()
    await line.set({ kind: 'gone' })
    await refresh()
    await stale().waitFor()
    await page.getByText(/Showing the list as of \d{1,2}:\d{2}/).waitFor()
    await phonesCount(page, '60 phones').waitFor()
    expect(await page.getByRole('row').count()).toBeGreaterThan(5)
    await page.getByRole('region', { name: 'SIP' }).waitFor()
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.getByRole('banner').getByText('Portal unavailable').waitFor()
    await expectAccessible(page)
  })

  it('recovers without the person doing anything, also after they were on another page', async () => {
    await line.set({ kind: 'gone' })
    await refresh()
    await stale().waitFor()
    await page.getByRole('link', { name: 'Help', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    await openPhones(page)
    await stale().waitFor()
    await line.set(null)
    await stale().waitFor({ state: 'detached' })
    await phonesCount(page, '60 phones').waitFor()
  })

  it('a list that was never read says so once over both panes, and comes when the portal answers', async () => {
    // The dashboard, where a reload would lead otherwise, reads the list as well.
    await page.evaluate(() => history.replaceState(null, '', '#/help'))
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    await line.set({ kind: 'gone' })
    await openPhones(page)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1)
    expect(await page.getByText('Choose a phone').count()).toBe(0)
    await line.set(null)
    await phonesCount(page, '60 phones').waitFor()
    await page.getByText('Choose a phone').waitFor()
  })
})

describe('by keyboard', () => {
  it('the row on which the keys rest is opened, and those passed over are not', async () => {
    const asked = () => portal.requests().filter(({ path }) => /\/phones\/[^/?]+$/.test(path)).length
    const before = asked()
    await grid().focus()
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowDown')
    const name = (await page.locator('[data-active] [role=gridcell]').first().textContent()) ?? ''
    await page.getByRole('article', { name }).waitFor()
    await page.getByRole('region', { name: 'SIP' }).waitFor()
    expect(asked() - before).toBeLessThan(10)
    expect(await focused()).toBe('grid Phones')
  })

  it.each([
    ['Enter', 'Escape'],
    ['ArrowRight', 'ArrowLeft'],
  ])('%s leads on to the details, and %s back to the list', async (there, back) => {
    await grid().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(there)
    await expect.poll(focused).toMatch(/^article/)
    // Until they are read, the details hold nothing that takes the focus.
    await page.getByRole('region', { name: 'SIP' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press(back)
    expect(await focused()).toBe('grid Phones')
  })

  it('the headers are reached by Up from the first row, and sort', async () => {
    await grid().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toBe('button Extension')
    await page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe('button Name')
    await page.keyboard.press('Enter')
    await page.locator('[role=columnheader][aria-sort=ascending]').getByText('Name', { exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe('grid Phones')
  })

  it('nothing stands between the list and the details, and few stops before Show', async () => {
    const withFtp = portal.phones.all().find(({ ftp }) => ftp)
    await search().fill(withFtp?.extension ?? '')
    await page.getByRole('gridcell', { name: withFtp?.name ?? '', exact: true }).click()
    await page.getByRole('region', { name: 'FTP' }).waitFor()
    await grid().focus()
    const stops: string[] = []
    const isShowOfFtp = () =>
      page.evaluate(
        () =>
          document.activeElement?.closest('section')?.querySelector('h3')?.textContent === 'FTP' &&
          /^Show/.test(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''),
      )
    do {
      await page.keyboard.press('Tab')
      stops.push(await focused())
    } while (!(await isShowOfFtp()) && stops.length < 40)
    expect(stops[0]).toMatch(/Export for this phone/)
    expect(stops.length).toBeLessThanOrEqual(23)
  })

  it('F6 goes through menu, list and details, Shift+F6 back, each to where the focus was', async () => {
    // What the keys do is loaded at the first of them.
    const isInSideBar = () => page.evaluate(() => document.activeElement?.closest('header.side-bar') !== null)
    await page.getByRole('row').nth(2).click()
    await page.getByRole('region', { name: 'SIP' }).waitFor()
    await search().focus()
    await page.keyboard.press('F6')
    await expect.poll(focused).toMatch(/^article/)
    await page.keyboard.press('F6')
    await expect.poll(isInSideBar).toBe(true)
    await page.keyboard.press('F6')
    await expect.poll(focused).toBe('input Search phones')
    await page.keyboard.press('Shift+F6')
    await expect.poll(isInSideBar).toBe(true)
  })
})

describe('the line between list and details', () => {
  const splitter = () => page.getByRole('separator', { name: 'Width of the list' })
  const width = () => page.locator('.row-list').evaluate((list) => Math.round(list.getBoundingClientRect().width))

  it('is moved by arrows and by the pointer, within limits, and stands there after a restart of the page', async () => {
    const usual = await width()
    await splitter().focus()
    await page.keyboard.press('ArrowRight')
    expect(await width()).toBe(usual + 16)
    expect(await splitter().getAttribute('aria-valuenow')).toBe(String(usual + 16))
    await page.keyboard.press('Home')
    expect(await width()).toBe(280)
    const { x = 0, y = 0, height = 0 } = (await splitter().boundingBox()) ?? {}
    await page.mouse.move(x + 4, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + 104, y + height / 2, { steps: 4 })
    await page.mouse.up()
    expect(await width()).toBe(380)
    await startOver(page)
    await openPhones(page)
    await expect.poll(width).toBe(380)
    await splitter().focus()
    await page.keyboard.press('Enter')
    expect(await width()).toBe(usual)
  })
})

describe('a reload of the page', () => {
  it('keeps the search, the row and how far the list was scrolled, and signing out forgets them', async () => {
    const scrolled = () => grid().evaluate(({ scrollTop }) => scrollTop)
    await search().fill('2')
    await grid().focus()
    await page.keyboard.press('End')
    const name = (await page.locator('[data-active] [role=gridcell]').first().textContent()) ?? ''
    await page.getByRole('article', { name }).waitFor()
    const place = await scrolled()
    expect(place).toBeGreaterThan(100)
    await expect
      .poll(() => app.invoke('lists.place', [{ list: 'phones' }]))
      .toMatchObject({ ok: true, value: { place: { view: { query: '2' }, offset: expect.any(Number) } } })
    await page.getByRole('link', { name: 'Help', exact: true }).click()
    await page.reload()
    await openPhones(page)
    await expect.poll(() => search().inputValue()).toBe('2')
    await openedRow().getByText(name, { exact: true }).waitFor()
    await expect.poll(scrolled).toBe(place)
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).toBe('[{},{}]')

    await signOut(page)
    await signIn(page, portal.people.ada)
    await signedIn(page)
    expect(await app.invoke('lists.place', [{ list: 'phones' }])).toEqual({ ok: true, value: { place: null } })
    await openPhones(page)
    await phonesCount(page, '60 phones').waitFor()
    expect(await search().inputValue()).toBe('')
  })
})

describe('the rows', () => {
  it('say in words only which phones need action, and keep the words of the others for screen readers', async () => {
    const cells = grid().getByRole('gridcell')
    expect(await cells.getByText('Not registered', { exact: true }).first().isVisible()).toBe(true)
    expect(await cells.getByText('Registered', { exact: true }).count()).toBe(0)
    expect(await cells.getByRole('img', { name: 'Registered', exact: true }).count()).toBeGreaterThan(0)
    expect(await page.getByRole('columnheader', { name: 'State' }).isVisible()).toBe(true)
  })

  const active = async () => Number((await grid().getAttribute('aria-activedescendant'))?.replace('row-', ''))

  it('are there beyond both edges once the keys rest, for scrolling ahead of the page', async () => {
    await grid().focus()
    for (const key of ['PageDown', 'PageDown']) await page.keyboard.press(key)
    const first = await grid().evaluate((element) => {
      const row = element.querySelector('.row-grid-body > *')
      return Math.floor(element.scrollTop / (row?.getBoundingClientRect().height ?? 1))
    })
    await page.locator(`#row-${first - 4}`).waitFor({ state: 'attached' })
    await page.locator(`#row-${(await active()) + 4}`).waitFor({ state: 'attached' })
  })

  it('take two lines in a narrow list and one in a wide one, and no header loses its arrow', async () => {
    const lines = () => grid().getAttribute('data-lines')
    expect(await lines()).toBe('2')
    const arrow = page.locator('[aria-sort=ascending] svg')
    expect((await arrow.boundingBox())?.width).toBe(13)
    await app.setBounds({ x: 0, y: 0, width: 1920, height: 1000 })
    await expect.poll(lines).toBe('1')
    expect((await arrow.boundingBox())?.width).toBe(13)
  })

  it('are searched with a field that its own button clears', async () => {
    await search().fill('zz')
    await page.getByText('No phone matches').waitFor()
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    expect(await focused()).toBe('input Search phones')
    expect(await search().inputValue()).toBe('')
    await phonesCount(page, '60 phones').waitFor()
  })
})

it('an account without phones has one message over both panes, with whom to ask', async () => {
  const none = await startPortal({ phones: 0 })
  const empty = await launchApp({ portal: none.url })
  try {
    await signIn(empty.page, none.people.ada)
    await signedIn(empty.page)
    await openPhones(empty.page)
    await empty.page.getByText('No phones yet').waitFor()
    await empty.page.getByText('Northwind Voice support').waitFor()
    expect(await empty.page.getByText('Choose a phone').count()).toBe(0)
    expect(await empty.page.getByRole('button', { name: 'Export' }).count()).toBe(0)
    await expectAccessible(empty.page)
  } finally {
    await empty.close()
    await none.close()
  }
})
