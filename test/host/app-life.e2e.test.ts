import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { findBrowser } from '../../scripts/browser.ts'
import type { RunningApp } from '../e2e/app.ts'
import { makeAuthority } from '../main/http/certificates.ts'
import { launchFixture } from './fixture/launch.ts'

// The headless build's pages always keep the focus.
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

  it('neither closes nor shows anything if the page’s beforeunload prevents it, and quitting is cancelled', async () => {
    const { app, said } = await launch()
    await app.page.getByLabel('Name').click()
    await app.page.evaluate(`addEventListener('beforeunload', (event) => event.preventDefault())`)
    await app.closeWindow()
    await expect.poll(() => said().slice(-2)).toEqual(['close', 'will-prevent-unload'])
    await app.menu(['File', 'Quit'])
    await expect.poll(() => said().slice(-3)).toEqual(['before-quit', 'close', 'will-prevent-unload'])
    expect(await app.page.getByLabel('Name').count()).toBe(1)
    expect(await app.askedDialogs()).toEqual([])
  })

  it.each([
    [true, { variables: [], extraAuthorities: 0 }],
    [false, { variables: ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS'], extraAuthorities: 1 }],
  ])('takes Node’s variables from the environment unless it is packaged: %s', async (packaged, taken) => {
    const folder = await mkdtemp(join(tmpdir(), 'portal-authority-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'authority.pem')
    await writeFile(file, (await makeAuthority('Office')).cert)
    const env = { NODE_EXTRA_CA_CERTS: file, NODE_OPTIONS: '--no-warnings' }
    const launched = await launchFixture({ packaged, env })
    app = launched.app
    expect(await app.page.evaluate(`fixture.call('environment', ${JSON.stringify(Object.keys(env))})`)).toEqual(taken)
    await app.restart()
  })

  it('allows only one instance per data folder, and notifies it of a second', async () => {
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

  it.skipIf(process.platform !== 'linux')(
    'gets no event on Linux when the computer is locked, as in Electron',
    async () => {
      const { app } = await launch()
      const event = 'lock-screen' as 'suspend'
      await expect(app.power(event)).rejects.toThrow('powerMonitor emits no lock-screen on linux')
      await app.lockComputer()
    },
  )

  it('has Electron’s default menu, including developer tools, until main sets one', async () => {
    const { app } = await launch()
    expect(await app.offeredRoles()).toEqual(expect.arrayContaining(['reload', 'forceReload', 'toggleDevTools']))
  })

  it('follows the system’s theme', async () => {
    const { app } = await launch()
    const isDark = () => app.page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`)
    expect(await isDark()).toBe(false)
    await app.setSystemTheme('dark')
    await expect.poll(isDark).toBe(true)
  })
})
