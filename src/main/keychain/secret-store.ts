import type { KeychainStatus } from '../../shared/session/session.ts'

/** Why a keychain call failed. `too-large`: Windows stores at most 2,560 bytes per item. */
export type KeychainFault = Exclude<KeychainStatus, 'ready'> | 'too-large'

/** Carries the fault and no part of the secret. */
export class KeychainError extends Error {
  readonly fault: KeychainFault

  constructor(fault: KeychainFault) {
    super(`keychain ${fault}`)
    this.name = 'KeychainError'
    this.fault = fault
  }
}

/**
 * Small secrets by name in the system's keychain. Calls run one after the other, each within a
 * time limit; every failure is a {@link KeychainError}.
 */
export interface SecretStore {
  /** The secret, or null if there is none. A locked keychain rejects; it never resolves with null. */
  get(name: string): Promise<string | null>
  set(name: string, secret: string): Promise<void>
  /** Resolves even if there was nothing to delete. */
  delete(name: string): Promise<void>
  /** What the keychain can do now. Never rejects, and causes no prompt beyond the system's own. */
  status(): Promise<KeychainStatus>
}
