import type { App, BrowserWindow } from 'electron'
import { comeForward } from './come-forward.ts'

type RefusedWindow = Parameters<typeof comeForward>[0] &
  Pick<BrowserWindow, 'close'> & {
    on(event: 'close', listener: () => void): unknown
    readonly webContents: {
      reload(): void
      on(event: 'will-prevent-unload', listener: () => void): unknown
    }
  }

/**
 * Follows a page that refuses to be unloaded, by `beforeunload`. Electron then closes nothing, calls quitting off and
 * shows nothing (docs/api/web-contents.md, "will-prevent-unload"), so the window comes forward and `ask` has the page
 * ask the person. Gives a function that goes on with what was refused last.
 */
export function followRefusedUnload(app: Pick<App, 'on' | 'quit'>, window: RefusedWindow, ask: () => void): () => void {
  const ways = {
    reload: () => window.webContents.reload(),
    close: () => window.close(),
    quit: () => app.quit(),
  }
  let wanted: keyof typeof ways = 'reload'
  let refused: keyof typeof ways | null = null

  app.on('before-quit', () => {
    wanted = 'quit'
  })
  window.on('close', () => {
    if (wanted !== 'quit') wanted = 'close'
  })
  window.webContents.on('will-prevent-unload', () => {
    refused = wanted
    wanted = 'reload'
    comeForward(window)
    ask()
  })

  return () => {
    const goOn = refused
    refused = null
    if (goOn) ways[goOn]()
  }
}
