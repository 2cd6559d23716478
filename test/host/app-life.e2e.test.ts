import { afterEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/browser.ts'
import type { RunningApp } from '../e2e/app.ts'
import { launchFixture } from './fixture/launch.ts'

// The headless build's pages keep the focus whatever they are told.
const canLoseFocus = (await findBrowser())?.canShowWindows

describe("the host's app", () => {
  let app: RunningApp | undefined
  afterEach(async () => {
    await app?.close()
    app = undefined
  })

  async function launch() {
    const launched = await launchFixture()
    app = launched.app
    return launched
  }

  it('goes from ready to quit in Electron’s order', async () => {
    const { app, said } = await launch()
    await expect.poll(said).toContain('ready-to-show')
    await app.closeWindow()
    expect(await app.ended()).toBe(0)
    expect(said()).toEqual([
      'ready',
      'web-contents-created',
      'did-finish-load app://portal/index.html',
      'ready-to-show',
      'close',
      'closed',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit',
    ])
  })

  it('lets only one instance have the data, and tells it of a second', async () => {
    const { app, said } = await launch()
    expect(await app.secondInstance(['--hello'])).toBe(0)
    await expect.poll(said).toContain('second-instance --hello')
  })

  it.skipIf(!canLoseFocus)('takes the focus from the page and gives it back', async () => {
    const { app, said } = await launch()
    await app.blur()
    await expect.poll(() => app.page.evaluate('document.hasFocus()')).toBe(false)
    await app.focus()
    await expect.poll(() => app.page.evaluate('document.hasFocus()')).toBe(true)
    expect(said()).toEqual(expect.arrayContaining(['blur', 'focus']))
  })

  it('chooses a menu item by its labels and by its keys, unless the page took the keys', async () => {
    const { app, said } = await launch()
    const locks = () => said().filter((line) => line === 'lock').length
    await app.menu(['File', 'Lock'])
    await app.page.keyboard.press('Control+l')
    await expect.poll(locks).toBe(2)
    await app.page.evaluate(`addEventListener('keydown', (event) => event.preventDefault())`)
    await app.page.keyboard.press('Control+l')
    await app.menu(['File', 'Lock'])
    await expect.poll(locks).toBe(3)
    await expect(app.menu(['File', 'Nothing'])).rejects.toThrow('no menu item "Nothing"')
  })

  it('follows the system’s theme', async () => {
    const { app } = await launch()
    const isDark = () => app.page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`)
    expect(await isDark()).toBe(false)
    await app.setSystemTheme('dark')
    await expect.poll(isDark).toBe(true)
  })
})
