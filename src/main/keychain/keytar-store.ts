import { createSerialQueue } from '../serial-queue.ts'
import { isKeyringLocked } from './linux-keyring.ts'
import { KeychainError, type KeychainFault, type SecretStore } from './secret-store.ts'

/**
 * The part of keytar that is used. `findCredentials` is not, because it crashes the process on a locked Linux keyring.
 */
export type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

export interface KeytarStoreOptions {
  /** The service name of this installation's items; development and tests use another. */
  service: string
  /** Loads the native module on the first call. */
  load?: () => Promise<Keytar>
  /** How long a call may take, in milliseconds. */
  timeLimitMs?: number
  /** Whether an item that was not found may exist in a locked keyring. Must not reject or prompt. */
  isLocked?: () => Promise<boolean>
}

export interface KeytarStore extends SecretStore {
  /**
   * Whether a call to the system has not returned, for example because of its own prompt. Such a call cannot be
   * cancelled, and Node's `process.exit` waits for it: quit with `app.exit` or a kill instead.
   */
  pending(): boolean
}

/** Windows' limit for one item in bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE), applied on every system for consistency. */
const largestSecret = 2560
/** Never stored, only looked up. */
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
   * At most one call runs at a time. A call that exceeds its limit occupies its thread until the system returns, and
   * four of them would block all of Node's file access and name lookups. Until then, further calls fail at once.
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

  /** A locked Linux keyring reports a missing item if it cannot prompt for unlocking. */
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
          // Checked first, because reading an item may show the system's prompt.
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

/**
 * The fault by keytar's message, because its errors carry no code. On Linux messages come from libsecret, on macOS from
 * `SecCopyErrorMessageString`. An unknown message counts as `unavailable`.
 */
function faultOf(cause: unknown): KeychainFault {
  const message = cause instanceof Error ? cause.message : ''
  return faults.find(([pattern]) => pattern.test(message))?.[1] ?? 'unavailable'
}

const faults: [RegExp, KeychainFault][] = [
  [/^Cannot create an item in a locked collection$/, 'locked'],
  [/^Cannot get secret of a locked object$/, 'locked'],
  /** errSecInteractionNotAllowed: the keychain is locked and no prompt can be shown. */
  [/^User interaction is not allowed\.$/, 'locked'],
  /** errSecUserCanceled */
  [/^User canceled the operation\.$/, 'denied'],
  /** errSecAuthFailed */
  [/^The user name or passphrase you entered is not correct\.$/, 'denied'],
]
