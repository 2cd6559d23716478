import type { App } from 'electron'
import { keychainServiceName } from '../installation.ts'
import { createSecretStore } from '../keychain/keytar-store.ts'
import { endAtOnce } from '../security/quit.ts'
import { openSettings } from '../settings/open-settings.ts'
import { forgetKept } from './forget-kept.ts'

/**
 * `--forget-sign-ins` removes what this installation kept in the person's keychain, without a window, then ends: with
 * 0 where nothing is kept any more, 1 where the keychain refused or nobody knows what was kept; index.ts ends it with
 * 2 where the app is running. The portal is not told: without the network this must be just as quick.
 */
export async function forgetSignIns(app: Pick<App, 'getName' | 'getPath' | 'isPackaged' | 'exit'>): Promise<void> {
  const settings = await openSettings(app.getPath('userData'))
  const keychain = createSecretStore({ service: keychainServiceName(app) })
  const forgotten = await forgetKept(settings, keychain)
  await settings.saved()
  // An orderly exit would wait for a keychain that does not answer.
  if (keychain.pending()) endAtOnce()
  else app.exit(forgotten ? 0 : 1)
}
