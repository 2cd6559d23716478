import type { Policy } from '../../shared/policy/policy.ts'
import type { ProxyRoute } from '../http/proxy-routes-agent.ts'

/** How an origin can be reached, and the source of that answer. */
export interface ProxyRoutes {
  /** At least one, in the order to try. */
  proxyRoutes: readonly ProxyRoute[]
  decidedBy: 'policy' | 'system'
}

/**
 * The proxy routes from Chromium's answer for an address that this client can use. The answer has the format of a PAC
 * script's result: `PROXY proxy:8080; HTTPS other:443; DIRECT` (Chromium, net/docs/proxy.md, "Proxy server
 * identifiers"). SOCKS proxies are skipped; if nothing is left, the route is direct.
 */
export function proxyRoutesIn(answer: string): readonly ProxyRoute[] {
  const proxyRoutes = answer.split(';').flatMap((entry): ProxyRoute[] => {
    const [kind = '', place = ''] = entry.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return [null]
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()]
    const url = scheme && URL.parse(`${scheme}://${place}`)
    return url && url.host !== '' ? [url.origin] : []
  })
  return proxyRoutes.length > 0 ? [...new Set(proxyRoutes)] : [null]
}

/** The proxy route that policy sets for an origin, or undefined if it sets none. */
export function proxyRouteUnder({ ProxyUrl, ProxyBypass = [] }: Policy, origin: string): ProxyRoute | undefined {
  if (ProxyUrl === undefined) return undefined
  const host = new URL(origin).hostname.replace(/\.$/, '')
  return ProxyUrl === 'direct' || ProxyBypass.some((rule) => matches(rule, host)) ? null : new URL(ProxyUrl).origin
}

/** The rules of `bypassRuleSchema` (src/shared/network/policy.ts). */
function matches(rule: string, host: string): boolean {
  if (rule === '<local>') return !/[.:]/.test(host)
  const lower = rule.toLowerCase()
  return lower.startsWith('*.') ? host.endsWith(lower.slice(1)) : host === lower
}

/**
 * Finds the proxy routes to an origin: policy's, else the system's, including its PAC script and bypass list. Both are
 * read at each call. Never rejects.
 */
export function createProxyRoutes(policy: () => Policy, resolveProxy: (url: string) => Promise<string>) {
  return async (origin: string): Promise<ProxyRoutes> => {
    const decided = proxyRouteUnder(policy(), origin)
    if (decided !== undefined) return { proxyRoutes: [decided], decidedBy: 'policy' }
    return { proxyRoutes: await resolveProxy(origin).then(proxyRoutesIn, () => [null]), decidedBy: 'system' }
  }
}
