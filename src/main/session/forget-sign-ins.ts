import type { App } from 'electron'
import { keychainServiceName } from '../installation.ts'
import { createSecretStore } from '../keychain/keytar-store.ts'
import { endAtOnce } from '../security/quit.ts'
import { openSettings } from '../settings/open-settings.ts'
import { forgetKept } from './kept-sign-ins.ts'

/**
 * `--forget-sign-ins` removes this installation's items from the person's keychain, without a window, then exits: with
 * 0 if nothing is kept any more, with 1 if the keychain refused or it is unknown what was kept; index.ts exits with 2
 * if the app is running. No request is sent to the portal, because this must be equally quick without a network.
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
