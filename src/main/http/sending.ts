/** How often a redirect is followed. */
export const maxRedirects = 3

/** Whether a redirect stays at the same origin: credentials are never sent to another. */
export function staysAt(url: URL, location: string | undefined): boolean {
  return URL.parse(location ?? '', url.href)?.origin === url.origin
}

/** The Authorization header of a request (RFC 7617; RFC 6750, 2.1), or none. */
export function authorizationOf(signed: { bearer?: string; basic?: { user: string; password: string } }): {
  authorization?: string
} {
  const { bearer, basic } = signed
  if (bearer !== undefined) return { authorization: `Bearer ${bearer}` }
  if (!basic) return {}
  return { authorization: `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}` }
}

/** Resolves with the work's result, or rejects as soon as the signal is aborted. */
export function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop))
}
