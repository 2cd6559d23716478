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
  const usable = (await keychain.status()) === 'ready'
  const gone = new Set<string>()
  for (const { id } of usable ? connections : []) {
    await keychain.delete(id).then(
      () => gone.add(id),
      () => undefined,
    )
  }
  if (connections.some(({ id, kept }) => kept && gone.has(id))) {
    settings.change({
      connections: connections.map((connection) =>
        gone.has(connection.id) ? { ...connection, kept: false } : connection,
      ),
    })
  }
  return !settings.notices().includes('settings-reset') && connections.every(({ id, kept }) => !kept || gone.has(id))
}
