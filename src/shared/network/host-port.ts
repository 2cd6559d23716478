/** A server as it is written. */
export interface HostPort {
  /** A host name, an IPv4 address or an IPv6 address in brackets. */
  host: string
  /** Null where none is written: how the server is found then is up to the protocol. */
  port: number | null
}

const written = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?)(?::(\d{1,5}))?$/i

/** Reads `host` or `host:port` (RFC 3261, 25.1 "hostport"). Gives null for anything else, a port outside 1–65535 too. */
export function parseHostPort(text: string): HostPort | null {
  const match = written.exec(text)
  const host = match?.[1]
  if (host === undefined) return null
  const port = match?.[2] === undefined ? null : Number(match[2])
  return port !== null && (port < 1 || port > 65_535) ? null : { host, port }
}

/** The server as it stands in URIs and beside colons: the port only where there is one. */
export function hostPortText({ host, port }: HostPort): string {
  return port === null ? host : `${host}:${port}`
}
