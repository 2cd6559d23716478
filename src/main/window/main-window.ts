import type { App, BrowserWindowConstructorOptions } from 'electron'

/** The pages' --canvas colour (renderer/styles/tokens.css), so that nothing flashes before their styles are applied. */
export const windowBackground = (dark: boolean) => (dark ? '#17181b' : '#f4f5f7')

/** The options of the only window: sandboxed, isolated, without Node, and hidden until it has something to show. */
export function mainWindowOptions({
  title,
  preload,
  dark,
  icon,
  platform,
}: {
  title: string
  preload: string
  dark: boolean
  /** The path of an image. */
  icon: string
  platform: NodeJS.Platform
}): BrowserWindowConstructorOptions {
  return {
    title,
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    // Windows and macOS take it from the program. Linux desktops have no other icon for an AppImage or an unpacked
    // folder.
    ...(platform === 'linux' && { icon }),
    // The page draws up to the edge. It learns from the overlay's env() variables where macOS draws the buttons.
    ...(platform === 'darwin' && { titleBarStyle: 'hiddenInset', titleBarOverlay: true }),
    backgroundColor: windowBackground(dark),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Spell checking would download dictionaries, and passwords are not prose.
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  }
}

/**
 * Windows shows an app's notifications and groups its windows by the identity that the installer gave its shortcut.
 * Run from its sources, the app has no shortcut.
 */
export function identifyApp(
  app: Pick<App, 'isPackaged' | 'setAppUserModelId'>,
  platform: NodeJS.Platform,
  appId: string,
): void {
  if (app.isPackaged && platform === 'win32') app.setAppUserModelId(appId)
}

interface HiddenWindow {
  once(event: 'ready-to-show', listener: () => void): unknown
  show(): void
  isDestroyed(): boolean
}

/**
 * Shows the window once its page has painted and `prepared` has settled, so that it appears where and in the colours it
 * was left. It is shown even if preparation fails.
 */
export async function showWhenReady(window: HiddenWindow, prepared: Promise<unknown>): Promise<void> {
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()))
  await Promise.allSettled([painted, prepared])
  if (!window.isDestroyed()) window.show()
}
