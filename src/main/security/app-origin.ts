/** The one place the app's pages come from. */
export const appOrigin = 'app://portal'

/** The page the window opens. */
export const appPage = `${appOrigin}/index.html`

/**
 * Whether a URL is one of the app's own pages. Compared part by part, never by prefix, so that
 * `app://portal.evil/` and `app://portal@evil/` are not.
 */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && url.protocol === 'app:' && url.host === 'portal' && url.username === '' && url.password === ''
}
