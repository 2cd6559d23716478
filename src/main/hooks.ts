import type { SessionEnd } from '../shared/session/session.ts'

/** What a feature does when something happens that concerns all of them. The hooks run in the order of features.ts. */
export interface Hooks {
  /** Whatever secret is outside of main's memory goes, and work that could bring another one ends. */
  dropSecrets?(): void
  /** The app was locked, after {@link dropSecrets}, or opened. */
  onLockChange?(locked: boolean): void
  /** The session of the account in use is over, after {@link dropSecrets}. */
  onSessionEnd?(reason: SessionEnd): void
  /** Another account came into use, or another person signed in to the one in use. */
  onAccountChange?(): void
  /** At the start, and whenever another policy is in force. */
  onPolicy?(): void | Promise<void>
  /** One of the app's last steps. Must be quick and must not throw. */
  onQuit?(): void | Promise<void>
}

/** All features' hooks as one. `features` may be filled later; until then nothing runs. */
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
    // A slow step of one feature does not hold up the next one's.
    onPolicy: () => all((feature) => feature.onPolicy?.()),
    onQuit: () => all((feature) => feature.onQuit?.()),
  }
}
