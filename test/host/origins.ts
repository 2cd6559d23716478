/**
 * Chromium does not support the app's own scheme, so a page at `app://portal/index.html` is really loaded from
 * `https://portal.app.invalid/index.html` (RFC 2606: `.invalid` never resolves). Main only ever sees the former.
 */
const schemes = new Set<string>()

export function registerScheme(scheme: string): void {
  schemes.add(scheme)
}

/** The address Chromium gets for an address of main's. */
export function toPage(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/is.exec(url) ?? []
  return scheme && schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest || '/'}` : url
}

/** The address main sees for an address of Chromium's. */
export function toMain(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]+)\.([^./?#]+)\.invalid(.*)$/is.exec(url) ?? []
  return host && scheme && schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/** The same for every address inside a header, e.g. a Content-Security-Policy. */
export function headerToPage(value: string): string {
  return value.replace(/\b([a-z][a-z0-9+.-]*):\/\/([^\s/;,'"]+)/gi, (address, scheme: string) =>
    schemes.has(scheme) ? toPage(address).replace(/\/$/, '') : address,
  )
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
