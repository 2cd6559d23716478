/** Mail filters that put the original link, percent-encoded, into a query parameter of their own. */
const inParameter: readonly [host: RegExp, parameter: string][] = [
  /** Microsoft Defender for Office 365, Safe Links; in Teams too. */
  [/(?:^|\.)safelinks\.protection\.[a-z0-9.]+$/, 'url'],
  [/^statics\.teams\.cdn\./, 'url'],
  /** Proofpoint URL Defense, version 1. */
  [/^urldefense\.proofpoint\.com$/, 'u'],
  /** Barracuda Link Protection. */
  [/^linkprotect\.cudasvc\.com$/, 'a'],
  /** Trellix, formerly FireEye. */
  [/^protect\d*\.fireeye\.com$/, 'u'],
  [/^clicktime\.symantec\.com$/, 'u'],
  [/\.trendmicro\.com$/, 'url'],
  [/^antiphishing\.vadesecure\.com$/, 'u'],
  /** Web mail: Gmail, GMX and WEB.DE. */
  [/^www\.google\.[a-z.]+$/, 'q'],
  [/^deref-(?:gmx|web|mail)\.[a-z]+$/, 'redirectUrl'],
]

const readers: readonly ((url: URL) => string | null)[] = [
  proofpointSecond,
  proofpointThird,
  sophos,
  /** Check Point Harmony, formerly Avanan: the link is in the path between underscores. */
  ({ hostname, href }) =>
    /^(?:protect\.checkpoint\.com|url\.avanan\.click)$/.test(hostname)
      ? (/\/v2\/___(.+?)___\./.exec(href)?.[1] ?? null)
      : null,
  /** Cisco Secure Email: the last part of the path. */
  ({ hostname, pathname }) =>
    hostname === 'secure-web.cisco.com' ? decodeURIComponent(pathname.split('/').at(-1) ?? '') : null,
  ({ hostname, searchParams }) => {
    const found = inParameter.find(([host]) => host.test(hostname))
    return found ? searchParams.get(found[1]) : null
  },
]

/** A link may pass through the filters of several companies. */
const mostWrappings = 5

/**
 * Restores a link that mail filters rewrote so that a click passes through them; any other text is returned unchanged.
 * Sends no request: only filters whose links can be decoded locally are known here. Never throws.
 */
export function unwrapLink(text: string): string {
  let link = text
  for (let wrapping = 0; wrapping < mostWrappings; wrapping++) {
    const inner = innerLink(link)
    if (inner === null) break
    link = inner
  }
  return link
}

function innerLink(link: string): string | null {
  const url = URL.parse(link)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  for (const read of readers) {
    try {
      const inner = read(url)
      if (inner !== null && URL.canParse(inner)) return inner
    } catch {
      // Not a link of that filter after all.
    }
  }
  return null
}

/** Version 2 of Proofpoint URL Defense: percent-encoded with `-` for `%` and `_` for `/`. */
function proofpointSecond({ hostname, pathname, searchParams }: URL): string | null {
  if (hostname !== 'urldefense.proofpoint.com' || !pathname.startsWith('/v2/')) return null
  return decodeURIComponent((searchParams.get('u') ?? '').replaceAll('-', '%').replaceAll('_', '/'))
}

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Version 3: the link between underscores, each `*` in it standing for one character of the Base64 text after it, and
 * `**` with a letter for several (A for two, B for three and so on).
 */
function proofpointThird({ hostname, href }: URL): string | null {
  const found = /\/v3\/__(.+?)__;([^!]*)!/.exec(href)
  if (!/^urldefense\.(?:com|us|proofpoint\.com)$/.test(hostname) || !found) return null
  const [, link = '', encoded = ''] = found
  const taken = [...Buffer.from(encoded, 'base64url').toString()]
  return (
    decodeURIComponent(link)
      // Some mail programs merge the two slashes into one.
      .replace(/^(https?:)\/(?!\/)/i, '$1//')
      .replace(/\*(?:\*(.))?/g, (_, letter?: string) =>
        taken.splice(0, letter === undefined ? 1 : runLengths.indexOf(letter) + 2).join(''),
      )
  )
}

/** Sophos Email, time-of-click protection: Base64. */
function sophos({ hostname, searchParams }: URL): string | null {
  const link = searchParams.get('u')
  return hostname.endsWith('.protection.sophos.com') && link !== null ? Buffer.from(link, 'base64').toString() : null
}
