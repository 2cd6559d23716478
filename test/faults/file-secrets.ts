import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SecretStore } from '../../src/main/keychain/secret-store.ts'

/** A keychain of files that, like the system's, takes a secret whole or not at all. */
export function fileSecrets(directory: string): SecretStore {
  const pathOf = (name: string) => join(directory, `${name}.secret`)
  return {
    get: (name) => readFile(pathOf(name), 'utf8').catch(() => null),
    async set(name, secret) {
      const half = `${pathOf(name)}.${process.pid}`
      await writeFile(half, secret)
      await rename(half, pathOf(name))
    },
    delete: (name) => rm(pathOf(name), { force: true }),
    status: async () => 'ready',
  }
}
