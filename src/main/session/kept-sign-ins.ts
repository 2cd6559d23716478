import type { ActivePortal } from '../connections/active-portal.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import type { SettingsStore } from '../settings/open-settings.ts'

/**
 * A refresh token as the keychain holds it: the portal's origin on the first line, the token after it. An address
 * changed in the settings therefore never receives another portal's token. A separate line avoids escaping, which would
 * use up some of the 2,560 bytes that Windows allows per item.
 */
export const writeKept = (origin: string, token: string): string => `${origin}\n${token}`

/** The token in an item, or null if it belongs to another origin or names none, as in earlier versions. */
export function readKept(origin: string, item: string): string | null {
  const prefix = writeKept(origin, '')
  return item.startsWith(prefix) && item.length > prefix.length ? item.slice(prefix.length) : null
}

/** The refresh tokens in the keychain, one for each account, and the flag in the settings that there is one. */
export interface KeptSignIns {
  /** Keeps a token, replacing the previous one; false if the keychain or the settings failed. Never rejects. */
  keep(connection: string, origin: string, refreshToken: string): Promise<boolean>
  /** The kept token, `none`, or `foreign` for an item of another portal. Rejects with a `KeychainError`. */
  read(connection: string, origin: string): Promise<{ refreshToken: string } | 'none' | 'foreign'>
  /** Removes the kept token if the keychain allows it. Never rejects. */
  forget(connection: string): Promise<void>
}

export function createKeptSignIns(
  portal: Pick<ActivePortal, 'remember' | 'isKept'>,
  keychain: SecretStore,
): KeptSignIns {
  /**
   * Set before the token is stored: a token without the flag on disk would not be found again, and so never removed.
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

/**
 * Removes every account's kept sign-in from the keychain, and updates the settings accordingly.
 *
 * Accounts without a kept sign-in are included, because a keychain failure at sign-out may have left their item behind.
 * An unusable keychain is not accessed, so that it neither prompts the person nor delays this.
 *
 * @returns whether nothing is kept any more; also false if the settings, which list the kept sign-ins, could not be
 * read
 */
export async function forgetKept(
  settings: Pick<SettingsStore, 'read' | 'change' | 'notices'>,
  keychain: SecretStore,
): Promise<boolean> {
  const { connections } = settings.read()
  const gone = await removeItems(
    keychain,
    connections.map(({ id }) => id),
  )
  const orphansGone = await forgetOrphans(settings, keychain)
  if (connections.some(({ id, kept }) => kept && gone.has(id))) {
    settings.change({
      connections: connections.map((connection) =>
        gone.has(connection.id) ? { ...connection, kept: false } : connection,
      ),
    })
  }
  const known = !settings.notices().includes('settings-reset')
  return known && orphansGone && connections.every(({ id, kept }) => !kept || gone.has(id))
}

/**
 * Removes the keychain items of connections that were dropped from damaged settings.
 *
 * @returns whether all of them are gone
 */
export async function forgetOrphans(
  settings: Pick<SettingsStore, 'read' | 'change'>,
  keychain: SecretStore,
): Promise<boolean> {
  const { orphans } = settings.read()
  const gone = await removeItems(keychain, orphans)
  if (gone.size > 0) settings.change({ orphans: settings.read().orphans.filter((id) => !gone.has(id)) })
  return orphans.length === gone.size
}

/** Removes items one after the other and resolves with the removed ones; none if the keychain cannot be used now. */
async function removeItems(keychain: SecretStore, ids: readonly string[]): Promise<Set<string>> {
  const gone = new Set<string>()
  if (ids.length === 0 || (await keychain.status()) !== 'ready') return gone
  for (const id of ids) {
    await keychain.delete(id).then(
      () => gone.add(id),
      () => undefined,
    )
  }
  return gone
}
