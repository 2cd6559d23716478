import { createSerialQueue } from '../serial-queue.ts'
import { faultOf } from './keychain-fault.ts'
import { isKeyringLocked } from './linux-keyring.ts'
import { KeychainError, type SecretStore } from './secret-store.ts'

/** The part of keytar that is used. `findCredentials` is not: on a locked Linux keyring it ends the process. */
export type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

export interface KeytarStoreOptions {
  /** Under which this installation's items are found; another one for development and for tests. */
  service: string
  /** Loads the native module, with the first call. */
  load?: () => Promise<Keytar>
  /** How long a call may take, in milliseconds. */
  timeLimitMs?: number
  /** Whether an item that was not found may be there and locked away. Must not reject or prompt. */
  isLocked?: () => Promise<boolean>
}

export interface KeytarStore extends SecretStore {
  /**
   * Whether the system still has a call of ours, for example while it waits at its own prompt. Such a
   * call cannot be taken back, and Node's `process.exit` waits for it: quit by `app.exit` or a kill then.
   */
  pending(): boolean
}

/** Windows' limit for one item in bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE), held everywhere so that all systems are alike. */
const largestSecret = 2560
/** Never stored, only asked for. */
const probe = 'probe'

/** The system's keychain: Credential Manager, Keychain or Secret Service, through keytar. */
export function createSecretStore({
  service,
  load = async () => (await import('keytar')).default,
  timeLimitMs = 5000,
  isLocked = process.platform === 'linux' ? isKeyringLocked : async () => false,
}: KeytarStoreOptions): KeytarStore {
  const inTurn = createSerialQueue()
  let pending = false

  /**
   * At most one call is with the system at a time. One that outlives its limit keeps its thread until
   * the system lets go of it, and four of them would stop all of Node's file and name lookups: so until
   * then the next ones fail at once.
   */
  async function ask<Answer>(call: (keytar: Keytar) => Promise<Answer>): Promise<Answer> {
    if (pending) throw new KeychainError('not-answering')
    pending = true
    const answer = load()
      .then(call)
      .finally(() => {
        pending = false
      })
    const limit = Promise.withResolvers<never>()
    const timer = setTimeout(() => limit.reject(new KeychainError('not-answering')), timeLimitMs)
    try {
      return await Promise.race([answer, limit.promise])
    } catch (cause) {
      throw cause instanceof KeychainError ? cause : new KeychainError(faultOf(cause))
    } finally {
      clearTimeout(timer)
    }
  }

  /** A locked Linux keyring says that there is no such item where nobody can be asked to unlock it. */
  async function refuseLocked(): Promise<void> {
    if (await isLocked()) throw new KeychainError('locked')
  }

  return {
    get: (name) =>
      inTurn(async () => {
        const secret = await ask((keytar) => keytar.getPassword(service, name))
        if (secret === null) await refuseLocked()
        return secret
      }),
    set: (name, secret) =>
      inTurn(async () => {
        if (Buffer.byteLength(secret) > largestSecret) throw new KeychainError('too-large')
        await ask((keytar) => keytar.setPassword(service, name, secret))
      }),
    delete: (name) =>
      inTurn(async () => {
        const deleted = await ask((keytar) => keytar.deletePassword(service, name))
        if (!deleted) await refuseLocked()
      }),
    status: () =>
      inTurn(async () => {
        try {
          if (pending) return 'not-answering'
          // Asked first, because asking for an item may bring up the system's prompt.
          await refuseLocked()
          await ask((keytar) => keytar.getPassword(service, probe))
          return 'ready'
        } catch (cause) {
          const fault = cause instanceof KeychainError ? cause.fault : 'unavailable'
          return fault === 'too-large' ? 'unavailable' : fault
        }
      }),
    pending: () => pending,
  }
}
