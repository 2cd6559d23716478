import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { goTo, signedIn, signIn, startOver } from './person.ts'
import { call } from './player.ts'

/** Finding the calls of one person. */

const hour = 3_600_000

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ recordings: 600, recordingsUntil: Date.now() - 3 * hour })
  portal.recordings.add([
    call('for-ana', {
      start: Date.now() - 2 * hour,
      callee: { number: '310', name: 'Ana Quill', person: 'ana' },
    }),
    call('by-ana', {
      start: Date.now() - hour,
      direction: 'outbound',
      caller: { number: '310', name: 'Ana Quill', person: 'ana' },
      callee: { number: '+44 7700 900321', name: '' },
    }),
  ])
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
  await page.evaluate(() => window.bridge.call('recordings.keepSearches', { zone: 'portal', last: null, saved: [] }))
  await startOver(page)
  await goTo(page, 'Recordings')
  await page.getByRole('grid', { name: 'Calls' }).waitFor()
})

const rows = () =>
  page
    .getByRole('grid', { name: 'Calls' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
const count = () => page.getByRole('search').getByText(/^[\d,]+ calls?$/)
const choose = async (menu: string, item: string) => {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menu').getByText(item, { exact: true }).click()
}

describe('the person', () => {
  const opener = () => page.getByRole('button', { name: 'Person', exact: true })
  const popup = () => page.getByRole('dialog', { name: 'Person' })
  const field = () => popup().getByRole('combobox', { name: 'Name or extension' })
  const chip = () => page.getByRole('button', { name: 'Remove the filter “Person: Ana Quill”' })
  const isFocused = (element: ReturnType<Page['locator']>) =>
    element.evaluate((control) => control === document.activeElement)
  async function chooseAna() {
    await opener().click()
    await popup().getByRole('option').first().waitFor()
    await expect.poll(() => isFocused(field())).toBe(true)
    await page.keyboard.type('ana qui')
    await popup().getByText('1 person', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await chip().waitFor()
  }

  it('is found by a part of the name, and only their calls are listed', async () => {
    const all = await count().textContent()
    await chooseAna()
    await popup().waitFor({ state: 'hidden' })
    expect(await isFocused(opener())).toBe(true)
    await expect.poll(() => count().textContent()).toBe('2 calls')
    await expect.poll(() => rows().filter({ hasText: 'Ana Quill' }).count()).toBe(2)
    await expect.poll(() => rows().count()).toBe(2)
    await chip().click()
    await expect.poll(() => count().textContent()).toBe(all)
  })

  it('is looked for in a popup that the keyboard opens, walks and leaves', async () => {
    await opener().focus()
    await page.keyboard.press('ArrowDown')
    await popup().getByText('First 20 people. Type a name.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const second = popup().getByRole('option').nth(1)
    expect(await second.getAttribute('aria-selected')).toBe('true')
    expect(await field().getAttribute('aria-activedescendant')).toBe(await second.getAttribute('id'))
    await page.keyboard.type('nobody is called that')
    await popup().getByText('No person with this name or extension.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await popup().waitFor({ state: 'hidden' })
    expect(await isFocused(opener())).toBe(true)
  })

  it('is looked for again after the portal failed, with what was typed', async () => {
    await opener().click()
    await popup().getByRole('option').first().waitFor()
    portal.faults.set('GET */recordings/people*', { kind: 'broken-json' })
    try {
      await page.keyboard.type('ana qui')
      await popup().getByText('People could not be looked up').waitFor()
      await expectAccessible(page)
    } finally {
      portal.faults.clear()
    }
    expect(await field().inputValue()).toBe('ana qui')
    await popup().getByRole('button', { name: 'Try again' }).click()
    await popup()
      .getByRole('option', { name: /Ana Quill/ })
      .click()
    await chip().waitFor()
  })

  it('is saved with a search, and is there again after a restart', async () => {
    await chooseAna()
    await choose('Saved searches', 'Save this search…')
    const dialog = page.getByRole('dialog', { name: 'Save this search' })
    await dialog.getByLabel('Name').fill('Calls of Ana')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await app.restart()
    page = app.page
    await signIn(page, portal.people.ada)
    await goTo(page, 'Recordings')
    await chip().waitFor()
    await expect.poll(() => count().textContent()).toBe('2 calls')
    await chip().click()
    await choose('Saved searches', 'Calls of Ana')
    await chip().waitFor()
    await expect.poll(() => count().textContent()).toBe('2 calls')
  })
})
