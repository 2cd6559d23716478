import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'

let app: RunningApp | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})

describe('the licences of the components', () => {
  it('are found under Settings before a portal has been chosen, with their texts', async () => {
    app = await launchApp()
    const { page } = app
    await page.getByLabel('Portal address').waitFor()
    await page.keyboard.press('ControlOrMeta+,')
    await page.getByRole('link', { name: 'Open-source licences' }).click()
    await page.getByRole('heading', { name: 'Open-source licences' }).waitFor()
    await page.getByText(/^\d+ components$/).waitFor()
    await expectAccessible(page)

    for (const [name, words] of [
      ['preact', /Jason Miller/],
      ['got', /Sindre Sorhus/],
      ['zod', /Colin McDonnell/],
      ['@github/keytar', /GitHub/],
      ['electron', /Electron contributors/],
      ['node-addon-api', /Node\.js API collaborators/],
    ] as const) {
      await page.getByRole('searchbox', { name: 'Search components' }).fill(name)
      await page.getByRole('row', { name: new RegExp(`^${name} \\d`) }).click()
      await page.getByRole('article', { name, exact: true }).getByText(words).waitFor()
    }
    await expectAccessible(page)
  })

  it('can be searched, opened, read and closed without a mouse', async () => {
    app = await launchApp()
    const { page } = app
    await page.getByLabel('Portal address').waitFor()
    await page.keyboard.press('ControlOrMeta+,')
    await page.getByRole('link', { name: 'Open-source licences' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^\d+ components$/).waitFor()
    await page.keyboard.press('ControlOrMeta+F')
    await page.keyboard.type('BSD-3')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('Redistribution and use').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Licence text')
    await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'About' }).waitFor()
  })
})
