/**
 * A refresh token as the keychain holds it: the portal's origin on the first line, the token after it. So an address
 * that somebody changed in the settings gets no token of another portal's. A line of its own costs none of the 2,560
 * bytes that Windows leaves an item, as escaping would.
 */
export const writeKept = (origin: string, token: string): string => `${origin}\n${token}`

/** The token in an item, or null where it belongs to another origin or says none, as items once did. */
export function readKept(origin: string, item: string): string | null {
  const prefix = writeKept(origin, '')
  return item.startsWith(prefix) && item.length > prefix.length ? item.slice(prefix.length) : null
}
