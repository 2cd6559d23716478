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
 * Handles a page that refuses to unload (`beforeunload`). Electron then closes nothing, cancels quitting and shows
 * nothing (docs/api/web-contents.md, "will-prevent-unload"), so the window comes to the front and `ask` makes the page
 * ask the person. Returns a function that continues what was last refused.
 */
export function followRefusedUnload(app: Pick<App, 'on' | 'quit'>, window: RefusedWindow, ask: () => void): () => void {
  const actions = {
    reload: () => window.webContents.reload(),
    close: () => window.close(),
    quit: () => app.quit(),
  }
  let wanted: keyof typeof actions = 'reload'
  let refused: keyof typeof actions | null = null

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
    if (goOn) actions[goOn]()
  }
}
