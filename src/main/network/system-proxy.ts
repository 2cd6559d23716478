/**
 * The URL of the first proxy that Chromium names for an address and this client can use, or null to go
 * directly. The answer has the form of a PAC script's: `PROXY proxy:8080; HTTPS other:443; DIRECT`
 * (Chromium, net/docs/proxy.md, "Proxy server identifiers"). SOCKS proxies are passed over.
 */
export function proxyIn(answer: string): string | null {
  for (const entry of answer.split(';')) {
    const [kind = '', place = ''] = entry.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return null
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()]
    const url = scheme && URL.parse(`${scheme}://${place}`)
    if (url && url.host !== '') return url.origin
  }
  return null
}

/** Asks the system, its PAC script and its list of exceptions for the way to an origin. Never rejects. */
export function createSystemProxy(resolveProxy: (url: string) => Promise<string>) {
  return (origin: string): Promise<string | null> => resolveProxy(origin).then(proxyIn, () => null)
}
