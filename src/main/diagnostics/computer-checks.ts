import os from 'node:os'
import type { DiagnosticsText } from 'text:diagnostics'
import type { SecretStore } from '../keychain/secret-store.ts'
import type { Network } from '../network/network.ts'
import type { PolicyStore } from '../policy/policy-store.ts'
import type { SettingsStore } from '../settings/open-settings.ts'
import { bad, type Checks, type Finding, good } from './finding.ts'
import { decisionFact, problemFact, reasonWords } from './policy-words.ts'

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
export function computerChecks(
  parts: ComputerDependencies,
  checks: Checks,
  { checkText, factText }: DiagnosticsText,
): Promise<Finding[]> {
  const { version, sandboxed, keychain, settings, policy, network } = parts
  return Promise.all([
    checks.run(checkText.versions, async () => {
      const { electron = 'none', chrome = 'none', node } = process.versions
      return good(
        `Call Record Portal ${version}`,
        `Electron ${electron}, Chromium ${chrome}, Node.js ${node}`,
        `${os.type()} ${os.release()}, ${process.arch}`,
      )
    }),
    checks.run(checkText.sandbox, async () =>
      sandboxed ? good(factText.sandboxOn) : bad(factText.sandboxOff, factText.sandboxAdvice),
    ),
    checks.run(checkText.keychain, async () => {
      const status = await keychain.status()
      return status === 'ready' ? good(factText.keychainReady) : bad(status)
    }),
    checks.run(checkText.settings, async () => {
      const { connections, preferences } = settings.read()
      const notices = settings.notices()
      const kept = connections.filter((connection) => connection.kept).length
      const facts = [
        factText.accounts({ count: connections.length, kept }),
        factText.preferences({ theme: preferences.theme, minutes: preferences.lockAfterMinutes }),
      ]
      return notices.length > 0 ? bad(...facts, ...notices) : good(...facts)
    }),
    checks.run(checkText.policy, async () => {
      const decided = Object.entries(policy.managed()).map(([key, place]) => decisionFact(key, place, factText))
      const problems = policy.problems().map((problem) => problemFact(problem, factText))
      return problems.length > 0
        ? bad(...decided, ...problems)
        : good(...(decided.length > 0 ? decided : [factText.noPolicy]))
    }),
    checks.run(checkText.authorities, async () => {
      const { fromSystem, fromFile, problem } = await network.trust()
      const facts = [
        fromSystem === null
          ? factText.authoritiesUnknown({ fromFile })
          : factText.authorities({ fromSystem, fromFile }),
      ]
      if (problem !== null) return bad(...facts, factText.authoritiesUnused({ reason: reasonWords(problem, factText) }))
      return fromSystem === null ? bad(...facts) : good(...facts)
    }),
  ])
}
