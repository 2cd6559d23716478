export interface HostPort {
  /** A host name, an IPv4 address or an IPv6 address in brackets. */
  host: string
  port: number | null
}

const written = /^(?:sips?:)?(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?)(?::(\d{1,5}))?(?:;[\x21-\x7e]*)?$/i

/**
 * Reads `host`, `host:port` or a SIP URI of that form without a user, as portals write registrars and outbound
 * proxies (RFC 3261, 25.1 "hostport"). URI parameters are left out. Gives null for anything else.
 */
export function parseHostPort(text: string): HostPort | null {
  const match = written.exec(text)
  const host = match?.[1]
  if (host === undefined) return null
  const port = match?.[2] === undefined ? null : Number(match[2])
  return port !== null && (port < 1 || port > 65_535) ? null : { host, port }
}
