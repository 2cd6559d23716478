import type { SecretStore } from './secret-store.ts'

/** Secrets for as long as the app runs, where the system has no keychain to use. */
export function createMemorySecretStore(): SecretStore {
  const secrets = new Map<string, string>()
  return {
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, secret) => void secrets.set(name, secret),
    delete: async (name) => void secrets.delete(name),
    status: async () => 'unavailable',
  }
}
