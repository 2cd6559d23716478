import { KeychainError, type KeychainFault, type SecretStore } from '../../src/main/keychain/secret-store.ts'

/** A keychain whose content a test may look at, and which can be made to fail. */
export interface TestSecrets extends SecretStore {
  items: Map<string, string>
  fault: KeychainFault | null
}

export function memorySecrets(): TestSecrets {
  const check = () => {
    if (secrets.fault) throw new KeychainError(secrets.fault)
  }
  const secrets: TestSecrets = {
    items: new Map(),
    fault: null,
    async get(name) {
      check()
      return secrets.items.get(name) ?? null
    },
    async set(name, secret) {
      check()
      secrets.items.set(name, secret)
    },
    async delete(name) {
      check()
      secrets.items.delete(name)
    },
    status: async () => (secrets.fault === 'too-large' ? 'ready' : (secrets.fault ?? 'ready')),
  }
  return secrets
}
