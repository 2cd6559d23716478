import type { App } from 'electron'
import { isAppUrl, isMarkUrl, isMediaUrl } from './app-origin.ts'

interface Navigation {
  url: string
  isMainFrame: boolean
  preventDefault: () => void
}

/**
 * Restricts every web contents, including later ones, to the app's own pages: no other navigation, redirect or frame,
 * and no new window or webview. Must be called before the first window is created.
 */
export function guardNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', keepOnOwnPages)
    contents.on('will-redirect', keepOnOwnPages)
    contents.on('will-frame-navigate', keepOnOwnPages)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

function keepOnOwnPages(navigation: Navigation): void {
  const isOwnPage = isAppUrl(navigation.url) && !isMediaUrl(navigation.url) && !isMarkUrl(navigation.url)
  if (!navigation.isMainFrame || !isOwnPage) navigation.preventDefault()
}
