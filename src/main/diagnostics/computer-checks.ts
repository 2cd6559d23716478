import os from 'node:os'
import type { SecretStore } from '../keychain/secret-store.ts'
import type { Network } from '../network/network.ts'
import type { PolicyStore } from '../policy/policy-store.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { bad, type Finding, found, good } from './finding.ts'

export interface ComputerDependencies {
  version: string
  /** Whether the renderer process is sandboxed. */
  sandboxed: boolean
  keychain: Pick<SecretStore, 'status'>
  settings: Pick<SettingsStore, 'read' | 'notices'>
  policy: Pick<PolicyStore, 'managed' | 'problems'>
  network: Pick<Network, 'trust'>
}

/** Describes this installation and this computer, and checks the system services that the app needs. */
export function computerChecks(dependencies: ComputerDependencies): Promise<Finding[]> {
  const { version, sandboxed, keychain, settings, policy, network } = dependencies
  return Promise.all([
    found('Versions', async () => {
      const { electron = 'none', chrome = 'none', node } = process.versions
      return good(
        `Call Record Portal ${version}`,
        `Electron ${electron}, Chromium ${chrome}, Node.js ${node}`,
        `${os.type()} ${os.release()}, ${process.arch}`,
      )
    }),
    found('Sandbox', async () =>
      sandboxed
        ? good('on')
        : bad(
            'off: the app was started without it',
            'AppImages do that where the system forbids sandboxes; the .deb package brings the permission',
          ),
    ),
    found('Keychain', async () => {
      const status = await keychain.status()
      return status === 'ready' ? good('ready') : bad(status)
    }),
    found('Settings', async () => {
      const { connections, preferences } = settings.read()
      const notices = settings.notices()
      const kept = connections.filter((connection) => connection.kept).length
      const facts = [
        `accounts: ${connections.length}, kept: ${kept}`,
        `theme: ${preferences.theme}, locks after: ${preferences.lockAfterMinutes} min`,
      ]
      return notices.length > 0 ? bad(...facts, ...notices) : good(...facts)
    }),
    found('Policy', async () => {
      const decided = Object.entries(policy.managed()).map(([key, source]) => `${key}: decided by ${source}`)
      const problems = policy.problems()
      return problems.length > 0 ? bad(...decided, ...problems) : good(...(decided.length > 0 ? decided : ['none']))
    }),
    found('Certificate authorities', async () => {
      const { fromSystem, fromFile, problem } = await network.trust()
      const facts = [`the system's: ${fromSystem ?? 'not told yet'}, and of policy's file: ${fromFile}`]
      if (problem !== null) return bad(...facts, `the file does not count: ${problem}`)
      return fromSystem === null ? bad(...facts) : good(...facts)
    }),
  ])
}
