import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { chooseInAccountMenu, openPhones, phonesCount, signedIn, signIn, startOver } from './person.ts'

/** A person's place in a list, and the keys that change it. */

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 400, people: 80, capabilities: { users: true } })
  app = await launchApp({ portal: portal.url })
  page = app.page
  await signIn(page, portal.people.ada)
  await signedIn(page)
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})
beforeEach(async () => {
  await app.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
  await startOver(page)
})

const grid = () => page.getByRole('grid')
const search = () => page.getByRole('searchbox')
const openedRow = () => page.getByRole('row', { selected: true })
const scrolled = () => grid().evaluate(({ scrollTop }) => scrollTop)
const help = () => page.getByRole('link', { name: 'Help', exact: true }).click()
const activeRow = () =>
  grid().evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant')
    return id === null ? null : (document.getElementById(id)?.firstElementChild?.textContent ?? null)
  })

/** A phone far down the list, opened without a search. */
async function openFarDown(): Promise<string> {
  await grid().focus()
  await page.keyboard.press('End')
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('article').waitFor()
  return (await activeRow()) ?? ''
}

describe('the list of phones', () => {
  beforeEach(async () => {
    await openPhones(page)
    await phonesCount(page, '400 phones').waitFor()
  })

  it('keeps its search and the opened phone while another page is shown', async () => {
    await search().fill('10')
    await page.getByRole('row').nth(3).click()
    const opened = await openedRow().textContent()
    await page.getByRole('article').waitFor()
    await help()
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    await openPhones(page)
    await expect.poll(() => openedRow().textContent()).toBe(opened)
    expect(await search().inputValue()).toBe('10')
    await help()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => openedRow().textContent()).toBe(opened)
    expect(await search().inputValue()).toBe('10')
    await page.getByRole('article').waitFor()
  })

  it('scrolls back to where it was, with the opened phone visible and focused', async () => {
    const name = await openFarDown()
    const place = await scrolled()
    expect(place).toBeGreaterThan(5_000)
    await help()
    await openPhones(page)
    await expect.poll(scrolled).toBe(place)
    expect(await openedRow().getByText(name, { exact: true }).isVisible()).toBe(true)
    expect(await activeRow()).toBe(name)
  })

  it('keeps search, place and opened phone when it is read again', async () => {
    const name = await openFarDown()
    const place = await scrolled()
    const reads = () => portal.requests().filter(({ path }) => /\/phones(\?|$)/.test(path)).length
    const before = reads()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(reads).toBeGreaterThan(before)
    await phonesCount(page, '400 phones').waitFor()
    await expect.poll(scrolled).toBe(place)
    expect(await openedRow().getByText(name, { exact: true }).isVisible()).toBe(true)
    await search().fill(name)
    await page.getByRole('button', { name: 'Refresh' }).click()
    await openedRow().getByText(name, { exact: true }).waitFor()
    expect(await search().inputValue()).toBe(name)
  })

  it('goes to the row that begins with the letters typed, and selects no word on a double click', async () => {
    await page.getByRole('columnheader', { name: 'Name', exact: true }).getByRole('button').click()
    const names = portal.phones.all().map((phone) => phone.name)
    const wanted = names.find((name) => name.startsWith('M')) ?? ''
    await grid().focus()
    await page.keyboard.type(wanted.slice(0, 3))
    await expect.poll(activeRow).toMatch(new RegExp(`^${wanted.slice(0, 3)}`, 'i'))
    await page.getByRole('gridcell').first().dblclick()
    expect(await page.evaluate(() => String(getSelection()))).toBe('')
  })

  it.skipIf(process.env.E2E_RUNTIME === 'electron')(
    'does not react to the arrow keys of an input method that is composing',
    async () => {
      await search().focus()
      const session = await page.context().newCDPSession(page)
      await session.send('Input.imeSetComposition', { text: 'あ', selectionStart: 1, selectionEnd: 1 })
      await page.keyboard.press('ArrowDown')
      expect(await search().evaluate((element) => element === document.activeElement)).toBe(true)
      await session.send('Input.insertText', { text: '' })
      await search().fill('')
      await page.keyboard.press('ArrowDown')
      expect(await grid().evaluate((element) => element === document.activeElement)).toBe(true)
    },
  )

  it('forgets its place when another person signs in', async () => {
    await search().fill('10')
    await chooseInAccountMenu(page, 'Sign out')
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openPhones(page)
    await phonesCount(page, '400 phones').waitFor()
    expect(await search().inputValue()).toBe('')
    expect(await openedRow().count()).toBe(0)
  })
})

describe('the lists of users and of licences', () => {
  it.each([
    ['users', 'Users', 'an', () => page.getByRole('link', { name: 'Configuration' }).click()],
    ['licences', 'Open-source licences', 'pre', () => page.getByRole('link', { name: 'Settings' }).first().click()],
  ])('are as they were left after another page: %s', async (_, title, words, above) => {
    const open = async () => {
      await above()
      await page
        .getByRole('link', { name: 'Manage users' })
        .or(page.locator('main').getByRole('link', { name: title }))
        .first()
        .click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    }
    await open()
    await search().fill(words)
    await page.getByRole('row').nth(2).click()
    await page.getByRole('article').waitFor()
    const opened = await openedRow().textContent()
    await help()
    await open()
    await expect.poll(() => openedRow().textContent()).toBe(opened)
    expect(await search().inputValue()).toBe(words)
  })
})

describe('in a window that fits either the list or the details', () => {
  it.each([
    ['Alt+Left', () => page.keyboard.press('Alt+ArrowLeft')],
    ['the button', () => page.getByRole('button', { name: 'All phones' }).click()],
  ])('%s leads from an opened phone back to the list, with the focus on it', async (_, goBack) => {
    await app.setBounds({ x: 0, y: 0, width: 700, height: 600 })
    await page.getByRole('link', { name: 'SIP & FTP passwords' }).click()
    await grid().waitFor()
    await search().fill('10')
    await page.getByRole('row').nth(3).click()
    await page.getByRole('article').waitFor()
    await grid().waitFor({ state: 'hidden' })
    await goBack()
    await grid().waitFor()
    expect(await search().inputValue()).toBe('10')
    await expect.poll(() => grid().evaluate((element) => element === document.activeElement)).toBe(true)
  })
})
