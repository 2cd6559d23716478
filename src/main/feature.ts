import type { BridgeCall, CallsByFeature } from '../shared/bridge.ts'
import type { SessionEnd } from '../shared/session/session.ts'
import type { Dependencies, Services } from './dependencies.ts'
import type { Handlers } from './ipc/dispatch.ts'

export type FeatureName = keyof CallsByFeature

/** What a feature provides: one handler for each of its calls, and its hooks. */
export interface CreatedFeature<Name extends FeatureName> extends Hooks {
  handlers: Pick<Handlers, keyof CallsByFeature[Name] & BridgeCall>
}

/** A feature in main. It is created once, before the first call is answered. */
export type Feature<Name extends FeatureName> = (deps: Dependencies & Services) => CreatedFeature<Name>

/** What a feature does on events that concern all features. Hooks run in the order of features.ts. */
export interface Hooks {
  /** Removes every secret from outside main's memory, and ends work that could bring another. */
  dropSecrets?(): void
  /** The app was locked, after {@link dropSecrets}, or unlocked. */
  onLockChange?(locked: boolean): void
  /** The session of the account in use has ended, after {@link dropSecrets}. */
  onSessionEnd?(reason: SessionEnd): void
  /** Another account became active, or another person signed in to the active one. */
  onAccountChange?(): void
  /** At startup, and whenever the policy in force changes. */
  onPolicy?(): void | Promise<void>
  /** The app is quitting. Must be quick and must not throw. */
  onQuit?(): void | Promise<void>
}

/** Combines the hooks of all features. `features` may be filled later; until then nothing runs. */
export function joinHooks(features: readonly Hooks[]): Required<Hooks> {
  const all = async (run: (feature: Hooks) => void | Promise<void>) => void (await Promise.all(features.map(run)))
  return {
    dropSecrets() {
      for (const feature of features) feature.dropSecrets?.()
    },
    onLockChange(locked) {
      for (const feature of features) feature.onLockChange?.(locked)
    },
    onSessionEnd(reason) {
      for (const feature of features) feature.onSessionEnd?.(reason)
    },
    onAccountChange() {
      for (const feature of features) feature.onAccountChange?.()
    },
    // A slow feature does not delay the next one.
    onPolicy: () => all((feature) => feature.onPolicy?.()),
    onQuit: () => all((feature) => feature.onQuit?.()),
  }
}
