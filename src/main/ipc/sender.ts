import type { WebContents, WebFrameMain } from 'electron'
import { appOrigin, isAppUrl } from '../security/app-origin.ts'

/** The checked properties of a frame that sent a message. */
export type Sender = Pick<WebFrameMain, 'isDestroyed' | 'origin' | 'url'>

/** The web contents of the app's only window. */
export type OwnContents = Pick<WebContents, 'isDestroyed'> & { readonly mainFrame: Sender }

/**
 * Whether a message came from the window's own main frame while it shows the app's own page. `frame` is null if it has
 * navigated away or was destroyed.
 */
export function isOwnFrame(frame: Sender | null, contents: OwnContents): boolean {
  if (!frame || frame.isDestroyed() || contents.isDestroyed()) return false
  return frame === contents.mainFrame && frame.origin === appOrigin && isAppUrl(frame.url)
}
