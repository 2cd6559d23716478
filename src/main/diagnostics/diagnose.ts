import type { App } from 'electron'
import { parseCommandLine } from '../command-line.ts'
import { keychainServiceName } from '../installation.ts'
import { createSecretStore } from '../keychain/keytar-store.ts'
import { ownNetwork } from '../network/own-network.ts'
import { ownPolicySources } from '../policy/own-policy-sources.ts'
import { openPolicy } from '../policy/policy-store.ts'
import { givenUnder } from '../policy/under-policy.ts'
import { openSettings } from '../settings/open-settings.ts'
import { makeReport, portalInUse } from './report.ts'
import { writeReport } from './write-report.ts'

/**
 * `--diagnose` writes the report to the standard output, `--diagnose=FILE` into a file, without a
 * window, then ends with `writeReport`'s code.
 */
export async function diagnose(app: App, argv: readonly string[], file: string | null): Promise<void> {
  const policy = await openPolicy(ownPolicySources(app))
  const report = async () => {
    const settings = await openSettings(app.getPath('userData'))
    return makeReport({
      version: app.getVersion(),
      keychain: createSecretStore({ service: keychainServiceName(app) }),
      settings,
      policy,
      portal: givenUnder(policy.current(), parseCommandLine(argv).portal ?? portalInUse(settings)),
      network: ownNetwork(policy),
    })
  }
  app.exit(await writeReport(policy.current(), report, file))
}
