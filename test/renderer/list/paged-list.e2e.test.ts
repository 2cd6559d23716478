import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, startPreview } from '../preview/serve.ts'

/** The app's list component in a browser, with a million rows that come in pages. */

let browser: Browser
let preview: Awaited<ReturnType<typeof startPreview>>
let page: Page

beforeAll(async () => {
  preview = await startPreview()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await preview?.close()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 900, height: 700 } })
  await page.goto(`${preview.origin}/paged-list.html`)
  await row('0').waitFor()
  return () => page.close()
})

const grid = () => page.getByRole('grid')
const row = (number: string) =>
  page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: number, exact: true }) })
const activeRow = () =>
  grid().evaluate((element) => {
    const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
    const [, number] = [...(active?.querySelectorAll('[role=gridcell]') ?? [])].map((cell) => cell.textContent)
    const { top = 0, bottom = 0 } = active?.getBoundingClientRect() ?? {}
    const list = element.getBoundingClientRect()
    return { number, isInSight: top >= list.top && bottom <= list.bottom + 1 }
  })

describe('a million rows', () => {
  it('are walked by keys to the last one and back, exactly', async () => {
    expect(await grid().getAttribute('aria-rowcount')).toBe('1000001')
    await grid().focus()
    await page.keyboard.press('End')
    await expect.poll(activeRow).toEqual({ number: '999999', isInSight: true })
    for (const number of ['999998', '999997', '999996']) {
      await page.keyboard.press('ArrowUp')
      await expect.poll(activeRow).toEqual({ number, isInSight: true })
    }
    await page.keyboard.press('PageUp')
    await expect.poll(async () => (await activeRow()).isInSight).toBe(true)
    await page.keyboard.press('Home')
    await expect.poll(activeRow).toEqual({ number: '0', isInSight: true })
    await page.keyboard.press('ArrowDown')
    await expect.poll(activeRow).toEqual({ number: '1', isInSight: true })
  })

  it('are gone to by the day, and scrolled on from there', async () => {
    await page.getByRole('navigation', { name: 'Days' }).getByRole('button').nth(840).click()
    await row('840000').waitFor()
    await expect.poll(activeRow).toEqual({ number: '840000', isInSight: true })
    await grid().hover()
    await page.mouse.wheel(0, 400)
    await row('840010').waitFor()
    await expect.poll(() => row('840000').count()).toBeLessThanOrEqual(1)
  })

  it('lie within what Chromium can lay out, and the end of the scroll bar is the last row', async () => {
    expect(await grid().evaluate(({ scrollHeight }) => scrollHeight)).toBeLessThan(33_554_428)
    await grid().evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await row('999999').waitFor()
  })

  it('that cannot be read say so in their place, with a way to try again', async () => {
    await page.evaluate('pagedList.breakPages(true)')
    await page.getByRole('navigation', { name: 'Days' }).getByRole('button').nth(500).click()
    const retry = page.getByRole('button', { name: 'Try again' }).first()
    await retry.waitFor()
    await page.evaluate('pagedList.breakPages(false)')
    await retry.click()
    await row('500000').waitFor()
  })

  it('that came since are told, not put in between', async () => {
    await page.evaluate('pagedList.lookForNewer()')
    await page.getByRole('button', { name: '12 new' }).click()
    await page.getByRole('button', { name: '12 new' }).waitFor({ state: 'detached' })
    await row('0').waitFor()
  })

  it('are searched by the portal', async () => {
    await page.getByRole('searchbox').fill('7')
    await row('70').waitFor()
    expect(await grid().getAttribute('aria-rowcount')).toBe('1001')
  })
})
