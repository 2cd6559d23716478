import type { ActivePortal } from '../connections/active-portal.ts'
import type { SecretStore } from '../keychain/secret-store.ts'

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

/** The refresh tokens in the keychain, one for each account, and the note in the settings that there is one. */
export interface KeptSignIns {
  /** Keeps a token in place of the one before; false where the keychain or the settings cannot. Never rejects. */
  keep(connection: string, origin: string, refreshToken: string): Promise<boolean>
  /** What is kept, or `none`, or `foreign` for an item that belongs to another portal. Rejects with a `KeychainError`. */
  read(connection: string, origin: string): Promise<{ refreshToken: string } | 'none' | 'foreign'>
  /** Removes what is kept, as far as the keychain lets it. Never rejects. */
  forget(connection: string): Promise<void>
}

export function createKeptSignIns(
  portal: Pick<ActivePortal, 'remember' | 'isKept'>,
  keychain: SecretStore,
): KeptSignIns {
  /**
   * Noted before it is there: a token that is not noted on disk would not be found again, and so never removed.
   */
  async function note(connection: string): Promise<boolean> {
    if (portal.isKept(connection) || (await portal.remember(connection, { kept: true }))) return true
    void portal.remember(connection, { kept: false })
    return false
  }

  async function forget(connection: string): Promise<void> {
    void portal.remember(connection, { kept: false })
    await keychain.delete(connection).catch(() => undefined)
  }

  return {
    async keep(connection, origin, refreshToken) {
      const before = portal.isKept(connection)
      if (!(await note(connection))) return false
      try {
        await keychain.set(connection, writeKept(origin, refreshToken))
        return true
      } catch {
        if (!before) void portal.remember(connection, { kept: false })
        return false
      }
    },
    async read(connection, origin) {
      const item = await keychain.get(connection)
      if (!item) return 'none'
      const refreshToken = readKept(origin, item)
      return refreshToken === null ? 'foreign' : { refreshToken }
    },
    forget,
  }
}
