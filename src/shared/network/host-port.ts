/** A server as written, with an optional port. */
export interface HostPort {
  /** A host name, an IPv4 address or an IPv6 address in brackets. */
  host: string
  /** Null if none is written; the protocol then defines how to find the server. */
  port: number | null
}

const written = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?)(?::(\d{1,5}))?$/i

/**
 * Parses `host` or `host:port` (RFC 3261, 25.1 "hostport"). Returns null for anything else, including a port outside
 * 1–65535.
 */
export function parseHostPort(text: string): HostPort | null {
  const match = written.exec(text)
  const host = match?.[1]
  if (host === undefined) return null
  const port = match?.[2] === undefined ? null : Number(match[2])
  return port !== null && (port < 1 || port > 65_535) ? null : { host, port }
}

/** The server as written in URIs: with the port only if there is one. */
export function hostPortText({ host, port }: HostPort): string {
  return port === null ? host : `${host}:${port}`
}
