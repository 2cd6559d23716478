import type { App } from 'electron'
import { givenUnder } from '../connections/allowed-portals.ts'
import { portalInUse, portalOption } from '../connections/portal-address.ts'
import { keychainServiceName } from '../installation.ts'
import { createSecretStore } from '../keychain/keytar-store.ts'
import type { AppLanguage } from '../language/language.ts'
import { ownNetwork } from '../network/own-network.ts'
import { ownPolicySources } from '../policy/own-policy.ts'
import { openPolicy } from '../policy/policy-store.ts'

import { endAtOnce } from '../security/quit.ts'
import { isSandboxed } from '../security/switches.ts'
import { openSettings } from '../settings/open-settings.ts'
import { makeReport, writeReport } from './report.ts'

/**
 * `--diagnose` writes the report to the standard output, `--diagnose=FILE` to a file, without a window. The app then
 * exits with `writeReport`'s code, or kills its own process if an orderly exit would hang.
 */
export async function diagnose(
  app: Pick<App, 'commandLine' | 'exit' | 'getName' | 'getPath' | 'getVersion' | 'isPackaged'>,
  argv: readonly string[],
  file: string | null,
  language: Pick<AppLanguage, 'current'>,
): Promise<void> {
  const policy = await openPolicy(ownPolicySources(app))
  const network = ownNetwork(policy)
  const keychain = createSecretStore({ service: keychainServiceName(app) })
  const report = async () => {
    const settings = await openSettings(app.getPath('userData'))
    return makeReport({
      version: app.getVersion(),
      sandboxed: isSandboxed(app.commandLine),
      keychain,
      settings,
      policy,
      portal: givenUnder(policy.current(), portalOption(argv).givenPortal ?? portalInUse(settings)),
      network,
      language,
    })
  }
  const code = await writeReport(policy.current(), report, file)
  // An orderly exit would wait for a keychain or a system that does not answer; the report has been written.
  if (keychain.pending() || network.pending()) endAtOnce()
  else app.exit(code)
}
