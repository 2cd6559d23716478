import type { WebContents, WebFrameMain } from 'electron'
import { appOrigin, isAppUrl } from './app-origin.ts'

/**
 * Whether a message came from the window's own main frame while it shows the app's own page.
 * `frame` is null where it has navigated away or is gone.
 */
export function isOwnFrame(
  frame: Pick<WebFrameMain, 'isDestroyed' | 'origin' | 'url'> | null,
  contents: Pick<WebContents, 'isDestroyed' | 'mainFrame'>,
): boolean {
  if (!frame || frame.isDestroyed() || contents.isDestroyed()) return false
  return frame === contents.mainFrame && frame.origin === appOrigin && isAppUrl(frame.url)
}
