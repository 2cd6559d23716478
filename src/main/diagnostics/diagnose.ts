import { writeFile } from 'node:fs/promises'
import { type App, session } from 'electron'
import { parseCommandLine } from '../command-line.ts'
import { keychainServiceName } from '../installation.ts'
import { createSecretStore } from '../keychain/keytar-store.ts'
import { ownPolicySources } from '../policy/own-policy-sources.ts'
import { openPolicy } from '../policy/policy-store.ts'
import { openSettings } from '../settings/open-settings.ts'
import { makeReport, portalInUse } from './report.ts'

/**
 * `--diagnose` writes the report to the standard output, `--diagnose=FILE` into a file, without a
 * window, then ends: with 0 where all is good, 1 where something is not, 2 where it could not be written.
 */
export async function diagnose(app: App, argv: readonly string[], file: string | null): Promise<void> {
  const settings = await openSettings(app.getPath('userData'))
  const { text, isGood } = await makeReport({
    version: app.getVersion(),
    keychain: createSecretStore({ service: keychainServiceName(app) }),
    settings,
    policy: await openPolicy(ownPolicySources(app)),
    portal: parseCommandLine(argv).portal ?? portalInUse(settings),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
  })
  app.exit(
    await write(text, file).then(
      () => (isGood ? 0 : 1),
      () => 2,
    ),
  )
}

function write(text: string, file: string | null): Promise<void> {
  if (file !== null) return writeFile(file, text, { mode: 0o600 })
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())))
}
