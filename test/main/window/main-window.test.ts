import { describe, expect, it } from 'vitest'
import { identifyApp, mainWindowOptions, showWhenReady } from '../../../src/main/window/main-window.ts'

const optionsOn = (platform: NodeJS.Platform, dark = false) =>
  mainWindowOptions({ title: 'Example Calls', preload: '/app/preload.cjs', dark, icon: '/app/icon.png', platform })
const options = optionsOn('win32')

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(options.webPreferences).toMatchObject({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
  })

  it('is hidden at first, and never smaller than the screens work at', () => {
    expect(options).toMatchObject({ show: false, width: 1280, height: 800, minWidth: 640, minHeight: 480 })
  })

  it('brings its icon to Linux, where the desktop may know no other', () => {
    expect(optionsOn('linux').icon).toBe('/app/icon.png')
    for (const platform of ['win32', 'darwin'] as const) expect(optionsOn(platform)).not.toHaveProperty('icon')
  })

  it('lets the page draw the title bar on macOS alone, which then tells it where its buttons are', () => {
    expect(optionsOn('darwin')).toMatchObject({ titleBarStyle: 'hiddenInset', titleBarOverlay: true })
    for (const platform of ['win32', 'linux'] as const) expect(optionsOn(platform)).not.toHaveProperty('titleBarStyle')
  })

  it('belongs, once installed, to the identity under which Windows shows notifications', () => {
    const identities: string[] = []
    const identify = (isPackaged: boolean, platform: NodeJS.Platform) =>
      identifyApp({ isPackaged, setAppUserModelId: (id) => void identities.push(id) }, platform, 'com.example.calls')
    identify(false, 'win32')
    identify(true, 'linux')
    expect(identities).toEqual([])
    identify(true, 'win32')
    expect(identities).toEqual(['com.example.calls'])
  })

  it('has a background of its theme, so that nothing flashes', () => {
    expect(optionsOn('win32', true).backgroundColor).not.toBe(options.backgroundColor)
  })
})

describe('showing it', () => {
  function hidden(destroyed = false) {
    const done: string[] = []
    const painted: (() => void)[] = []
    const window = {
      once: (_event: 'ready-to-show', listener: () => void) => painted.push(listener),
      show: () => void done.push('show'),
      isDestroyed: () => destroyed,
    }
    return {
      window,
      done,
      paint: () => painted.forEach((tell) => void tell()),
    }
  }

  it('waits for the page and for its place, in either order', async () => {
    const prepared = Promise.withResolvers<void>()
    const { window, done, paint } = hidden()
    const shown = showWhenReady(window, prepared.promise)
    paint()
    await Promise.resolve()
    expect(done).toEqual([])
    prepared.resolve()
    await shown
    expect(done).toEqual(['show'])
  })

  it('happens also where its place could not be read', async () => {
    const { window, done, paint } = hidden()
    const shown = showWhenReady(window, Promise.reject(new Error('no settings')))
    paint()
    await shown
    expect(done).toEqual(['show'])
  })

  it('does not happen to a window closed meanwhile', async () => {
    const { window, done, paint } = hidden(true)
    const shown = showWhenReady(window, Promise.resolve())
    paint()
    await shown
    expect(done).toEqual([])
  })
})
