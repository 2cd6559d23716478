/** Resolves once a server or socket is closed, whatever errors it met before: `once` of node:events rejects at those. */
export function whenClosed(server: { once(event: 'close', listener: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => server.once('close', resolve))
}
