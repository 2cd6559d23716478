import type { SecretStore } from '../keychain/secret-store.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

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
