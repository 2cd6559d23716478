import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import type { StoredRecording } from '../portal/recordings/store.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { goTo, signedIn, signIn, startOver } from './person.ts'

/** Finding a call among many: by number, name, date and filters. */

const hour = 3_600_000
const day = 24 * hour
/** When the portal's zone went back from summer time last. */
const doubled = lastDoubledHour()

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  // The store takes calls in the order of their start.
  portal = await startPortal({ recordings: 6_000, recordingsUntil: Date.now() - 2 * hour })
  portal.recordings.add([
    aCall('lately', Date.now() - hour, { caller: { number: '+44 7700 900123', name: '' } }),
    aCall('withheld', Date.now() - 0.5 * hour, {
      caller: { number: '', name: '' },
      state: 'none',
      unrecordedBecause: 'unanswered',
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
  await app.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
  await page.evaluate(() => window.bridge.call('recordings.keepSearches', { zone: 'portal', last: null, saved: [] }))
  await startOver(page)
  await goTo(page, 'Recordings')
  await page.getByRole('grid', { name: 'Calls' }).waitFor()
})

function aCall(id: string, start: number, more: Partial<StoredRecording> = {}): StoredRecording {
  return {
    id,
    start,
    seconds: 243,
    direction: 'inbound',
    caller: { number: '+44 1632 960001', name: '' },
    callee: { number: '2000', name: 'Ada Fernandes' },
    state: 'available',
    ...more,
  }
}

const search = () => page.getByRole('searchbox')
const grid = () => page.getByRole('grid', { name: 'Calls' })
const rows = () =>
  grid()
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
const count = () => page.getByRole('search').getByText(/^[\d,]+ calls?$/)
const choose = async (menu: string | RegExp, item: string) => {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menu').getByText(item, { exact: true }).click()
}
const fillDates = async (title: string, values: Record<string, string>, button: string) => {
  const dialog = page.getByRole('dialog', { name: title })
  for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** When London's clock was put back last: the start of the second of the two hours that it shows alike. */
function lastDoubledHour(): number {
  const now = Date.now()
  for (let year = new Date(now).getUTCFullYear(); ; year--) {
    const november = Date.UTC(year, 10, 1)
    const sunday = november - (((new Date(november).getUTCDay() + 6) % 7) + 1) * day
    if (sunday + 3 * hour < now) return sunday + hour
  }
}

describe('a call', () => {
  it.each(['0123', '+44 7700 900123', '0044 7700 900123', '07700-900123'])('is found by %s', async (typed) => {
    await search().fill(typed)
    await rows().filter({ hasText: '+44 7700 900123' }).first().waitFor()
    await expect.poll(() => rows().filter({ hasNotText: /0123/ }).count()).toBe(0)
  })

  it('is found by a part of a name, and opened by its row', async () => {
    await search().fill('ada fern')
    await rows().filter({ hasText: 'Ada Fernandes' }).filter({ hasText: '+44 7700 900123' }).click()
    await page.getByRole('heading', { level: 2, name: /\+44\s7700\s900123 → Ada Fernandes/ }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => grid().evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('that was not answered, from nobody who shows a number, says so', async () => {
    const row = rows().filter({ hasText: 'Withheld' }).first()
    await row.getByText('Not answered').waitFor()
    await row.getByRole('img', { name: 'Incoming' }).waitFor()
  })
})

describe('the filters', () => {
  it('narrow the list as chips, and removing one widens it again', async () => {
    const all = await count().textContent()
    await choose('Direction', 'Outgoing')
    await expect.poll(() => count().textContent()).not.toBe(all)
    const outgoing = await count().textContent()
    await choose('Length', '5 minutes or longer')
    await expect.poll(() => count().textContent()).not.toBe(outgoing)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Remove the filter “5 minutes or longer”' }).click()
    await expect.poll(() => count().textContent()).toBe(outgoing)
    await page.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(() => count().textContent()).toBe(all)
  })

  it('are remembered and can be saved under a name, but never what was typed', async () => {
    await choose('Direction', 'Internal')
    await search().fill('07700900123')
    await page.getByRole('button', { name: 'Remove the filter “Internal”' }).waitFor()
    await choose('Saved searches', 'Save this search…')
    const dialog = page.getByRole('dialog', { name: 'Save this search' })
    await dialog.getByLabel('Name').fill('Among us')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Clear all' }).first().click()
    await page.getByRole('button', { name: 'Remove the filter “Internal”' }).waitFor({ state: 'detached' })
    await choose('Saved searches', 'Among us')
    await page.getByRole('button', { name: 'Remove the filter “Internal”' }).waitFor()
    expect(await search().inputValue()).toBe('')
    await app.restart()
    page = app.page
    await signIn(page, portal.people.ada)
    await goTo(page, 'Recordings')
    await page.getByRole('button', { name: 'Remove the filter “Internal”' }).waitFor()
    expect(await search().inputValue()).toBe('')
  })

  it('that find nothing say so, and offer searches that find something', async () => {
    await choose('Length', 'Up to 10 seconds')
    await search().fill('07700900123')
    await page.getByText('No calls match').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Without “Up to 10 seconds”: 1' }).click()
    await rows().filter({ hasText: '+44 7700 900123' }).waitFor()
    expect(await search().inputValue()).toBe('07700900123')
  })
})

describe('dates and times', () => {
  it('lead to a day by the rail', async () => {
    await choose(/change the date/, 'Last 30 days')
    const days = page.getByRole('navigation', { name: 'Days' }).getByRole('button')
    await expect.poll(() => days.count()).toBeGreaterThan(20)
    const name = await days.nth(12).textContent()
    await days.nth(12).click()
    const current = () => page.locator('.date-rail [aria-current]').textContent()
    await expect.poll(current).toBe(name)
    // One tab stop, and arrows from there.
    const before = await days.nth(11).textContent()
    await days.nth(12).focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect.poll(current).toBe(before)
  })

  it('lead to a day and time that is far away', async () => {
    await page.getByRole('button', { name: 'Go to…' }).click()
    const date = new Date(Date.now() - 100 * day).toISOString().slice(0, 10)
    await fillDates('Go to a day and time', { Date: date, Time: '11:00' }, 'Go')
    const named = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' })
    await page
      .getByRole('heading', { level: 2 })
      .filter({ hasText: named.format(Date.parse(date)) })
      .waitFor()
  })

  it('tell the two hours apart that the clock shows alike', async () => {
    const autumn = await startPortal({ recordings: 1, recordingsUntil: doubled - 2 * day })
    autumn.recordings.add([aCall('summer', doubled - 0.5 * hour), aCall('winter', doubled + 0.5 * hour)])
    const other = await launchApp({ portal: autumn.url })
    try {
      await signIn(other.page, autumn.people.ada)
      await goTo(other.page, 'Recordings')
      const date = new Date(doubled).toISOString().slice(0, 10)
      await other.page.getByRole('button', { name: /change the date/ }).click()
      await other.page.getByRole('menu').getByText('Between…').click()
      const dialog = other.page.getByRole('dialog', { name: 'Calls between' })
      await dialog.getByLabel('From', { exact: true }).fill(date)
      await dialog.getByLabel('To', { exact: true }).fill(date)
      await dialog.getByRole('button', { name: 'Show calls' }).click()
      const times = () =>
        other.page.locator('.recording-start').evaluateAll((all) => all.map((element) => element.textContent))
      await expect.poll(times).toEqual([expect.stringContaining('UTC+0'), expect.stringContaining('UTC+1')])
    } finally {
      await other.close()
      await autumn.close()
    }
  })
})

describe('new calls', () => {
  it('are announced and not put under the reader, until they are asked for', async () => {
    const before = await rows().first().textContent()
    portal.recordings.add([aCall('newest', Date.now() - 1_000, { caller: { number: '+44 7700 900999', name: '' } })])
    await page.evaluate(() => {
      const soon = Date.now() + 61_000
      Date.now = () => soon
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect(await rows().first().textContent()).toBe(before)
    await page.getByRole('button', { name: '1 new' }).click()
    await rows().filter({ hasText: '+44 7700 900999' }).waitFor()
  })
})

describe('a window of 640 pixels', () => {
  it('has the filters behind a button, and the call in the list’s place', async () => {
    await app.setBounds({ x: 0, y: 0, width: 640, height: 700 })
    await page.getByRole('button', { name: 'Direction' }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Filters', exact: true }).click()
    await choose('Direction', 'Incoming')
    await page.getByRole('button', { name: 'Filters (1)' }).waitFor()
    await expectAccessible(page)
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await overflow()).toBeLessThanOrEqual(0)
    await rows().first().click()
    await page.getByRole('button', { name: 'All calls' }).click()
    await grid().waitFor()
  })
})

it('Ctrl+F goes to the search, and the search to the list', async () => {
  await page.keyboard.press('Control+f')
  await expect.poll(() => search().evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type('Ada')
  await page.keyboard.press('Enter')
  await expect.poll(() => grid().evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('article').waitFor()
})
