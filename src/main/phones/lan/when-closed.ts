/**
 * Resolves once a server or socket is closed, regardless of earlier errors, at which `once` of node:events would
 * reject.
 */
export function whenClosed(server: { once(event: 'close', listener: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => server.once('close', resolve))
}
