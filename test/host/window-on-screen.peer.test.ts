import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { findBrowser } from '../../scripts/browser.ts'
import { windowBackground } from '../../src/main/window/main-window.ts'
import { launchApp } from '../e2e/app.ts'
import { requireFreshBuild } from '../e2e/fresh-build.ts'
import { describeWith } from '../peers/programs.ts'
import { startScreen, type TestScreen } from '../peers/screen.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'

const project = join(import.meta.dirname, '../..')
const run = join(import.meta.dirname, 'run.ts')
const fixture = join(import.meta.dirname, 'fixture')

/** The colour of the portal's buttons in the light theme, and less than what "Login" alone covers, in pixels. */
const brand = '#0f6b5c'
const buttonArea = 2_000

const canShowWindows = (await findBrowser())?.canShowWindows
const programs = { Xvfb: 'xvfb', ...(canShowWindows ? {} : { chromium: 'chromium' }) }
const timeout = 120_000

describeWith('a window on a screen', programs, () => {
  let screen: TestScreen
  let portal: RunningPortal
  let kept: string
  beforeAll(async () => {
    await requireFreshBuild(project)
    screen = await startScreen(1280, 900)
    portal = await startPortal()
    kept = await mkdtemp(join(tmpdir(), 'window-on-screen-'))
  }, 60_000)
  afterAll(async () => {
    await screen?.stop()
    await portal?.close()
    await rm(kept, { recursive: true, force: true, maxRetries: 5 })
  })

  const environment = () => ({ HOST_VISIBLE: '1', HOST_THEME: 'light', DISPLAY: screen.display, WAYLAND_DISPLAY: '' })

  /** Starts the app as a person does, with nothing that watches or steers it. */
  function start(userData: string) {
    const child = spawn(process.execPath, [run, project, `--portal=${portal.url}`, `--user-data-dir=${userData}`], {
      stdio: 'ignore',
      env: { ...process.env, ...environment() },
    })
    const ended = once(child, 'exit')
    return async () => {
      child.kill('SIGINT')
      await ended
    }
  }

  it.each(Array.from({ length: 10 }, (_, index) => index + 1))(
    'shows the sign-in page, start %i of ten',
    async (turn) => {
      // Every second start finds what an earlier one left.
      const userData = turn % 2 === 0 ? kept : await mkdtemp(join(tmpdir(), 'window-on-screen-'))
      // The window of the start before may still be on the screen.
      await expect.poll(async () => (await screen.look()).count(brand)).toBe(0)
      const stop = start(userData)
      onTestFinished(async () => {
        await stop()
        if (userData !== kept) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
      })
      const shown = async () => {
        const picture = await screen.look()
        const isButton = picture.count(brand) > buttonArea
        return { isButton, firstRow: [4, 640, 1275].map((x) => picture.colorAt(x, 4)) }
      }
      // The page begins with the window's first row: above it are no tabs, no address and no warning.
      const firstRow = Array(3).fill(windowBackground(false))
      await expect.poll(shown, { timeout: 100_000 }).toEqual({ isButton: true, firstRow })
    },
  )

  async function launchFixture() {
    const app = await launchApp({ appPath: fixture, env: environment() })
    onTestFinished(() => app.close())
    await app.page.getByRole('heading', { name: 'Fixture' }).waitFor()
    const said = (words: string) =>
      app
        .output()
        .split('\n')
        .filter((line) => line === `fixture ${words}`).length
    return { ...app, page: app.page, said }
  }

  it('has the page fill it, whose context menu and shortcuts are not a browser’s', { timeout }, async () => {
    const { page } = await launchFixture()
    const space = () => page.evaluate('[outerWidth - innerWidth, outerHeight - innerHeight]')
    await expect.poll(space).toEqual([0, 0])
    const prevented = (type: string, event: string) =>
      page.evaluate(`!document.body.dispatchEvent(new ${event}('${type}', { bubbles: true, cancelable: true,
        ctrlKey: true, key: 'f' }))`)
    expect(await prevented('contextmenu', 'MouseEvent')).toBe(true)
    expect(await prevented('wheel', 'WheelEvent')).toBe(true)
    expect(await prevented('keydown', 'KeyboardEvent')).toBe(true)
    await page.getByLabel('Name').fill('Ann')
    await page.getByLabel('Name').press('Control+a')
    await page.keyboard.type('Bo')
    expect(await page.getByLabel('Name').inputValue()).toBe('Bo')
  })

  it('asks the person for a file', { timeout }, async () => {
    const { page } = await launchFixture()
    const choose = (answer: string | null) => {
      page.once('dialog', (dialog) => (answer === null ? dialog.dismiss() : dialog.accept(answer)))
      return page.evaluate(`fixture.call('choose')`)
    }
    expect(await choose('/home/ann/list.csv')).toEqual(['/home/ann/list.csv'])
    expect(await choose(null)).toEqual([])
  })

  it.each(['F10', 'Alt'])('shows the app’s menu after %s, to choose from by keys', { timeout }, async (key) => {
    const { page, said } = await launchFixture()
    // It is drawn in a world of the host's own, so that only the picture shows it.
    const corner = async () => (await screen.look()).colorAt(4, 4)
    const before = await corner()
    const openMenu = async () => {
      await page.keyboard.press(key)
      await expect.poll(corner).not.toBe(before)
    }
    await openMenu()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => said('lock')).toBe(1)
    await openMenu()
    await page.keyboard.press('Escape')
    await expect.poll(corner).toBe(before)
    expect(said('lock')).toBe(1)
    expect(await page.evaluate('document.documentElement.children.length')).toBe(2)
  })
})
