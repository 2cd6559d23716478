import type { SecretStore } from '../keychain/secret-store.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

/**
 * Removes from the keychain what is kept of every account, and notes in the settings what is gone.
 *
 * Accounts that nothing should be kept of are looked after as well: a keychain that failed at signing out may have
 * left their item behind. A keychain that cannot be used now is left alone, so that it neither asks the person nor
 * keeps this waiting.
 *
 * @returns whether nothing is kept any more; false also where the settings could not be read, and with them whose
 * sign-ins were kept
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
 * Removes from the keychain what connections kept that the settings had to leave out.
 *
 * @returns whether none of it is left
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

/** Removes items one after the other and gives those that are gone; none where the keychain cannot be used now. */
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
