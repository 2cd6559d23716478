import type { KeychainStatus } from '../../shared/session/session.ts'

/** Why the keychain did not do what it was asked. `too-large`: Windows holds at most 2,560 bytes an item. */
export type KeychainFault = Exclude<KeychainStatus, 'ready'> | 'too-large'

/** Carries the fault and nothing of the secret. */
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
  /** The secret, or null where there is none. A locked keychain rejects; it never reads as null. */
  get(name: string): Promise<string | null>
  set(name: string, secret: string): Promise<void>
  /** Settles also where there was nothing to delete. */
  delete(name: string): Promise<void>
  /** What the keychain can do now. Never rejects and never prompts more than the system itself does. */
  status(): Promise<KeychainStatus>
}
