/** The origin of the app's pages. */
export const appOrigin = 'app://portal'

/** The page the window opens. */
export const appPage = `${appOrigin}/index.html`

/**
 * Whether a URL is one of the app's own pages. Compared component by component, never by prefix, so that
 * `app://portal.evil/` and `app://portal@evil/` are not.
 */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && url.protocol === 'app:' && url.host === 'portal' && url.username === '' && url.password === ''
}

/** The path of sounds; never a page. */
export const mediaPath = '/media/'

/** Whether a URL is a sound's. */
export function isMediaUrl(text: string): boolean {
  return isAppUrl(text) && new URL(text).pathname.startsWith(mediaPath)
}

/** The path of portals' marks; never a page. */
export const markPath = '/mark/'

/** Whether a URL is that of a portal's mark. */
export function isMarkUrl(text: string): boolean {
  return isAppUrl(text) && new URL(text).pathname.startsWith(markPath)
}
