import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/errors.ts'

/** One secret that the renderer acts on without seeing it, for ten minutes at most. */
export interface Held<Secret> {
  /** Replaces the secret held before. Returns the handle for the renderer. */
  hold(secret: Secret): string
  /** Throws `recovery-expired` if the handle is no longer valid. */
  get(handle: string): Secret
  /** Whether the handle is still valid. */
  has(handle: string): boolean
  drop(): void
  /** Uses the secret, and drops it if the portal reports it as used or expired. */
  using<Value>(handle: string, use: (secret: Secret) => Promise<Value>): Promise<Value>
}

/** How long a secret is held, in milliseconds. */
const lifetime = 10 * 60_000

/** `now` gives milliseconds since 1970-01-01 UTC. */
export function createHeld<Secret>(now: () => number = Date.now): Held<Secret> {
  let held: { handle: string; secret: Secret; until: number } | null = null
  let timer: NodeJS.Timeout | undefined

  const drop = () => {
    clearTimeout(timer)
    held = null
  }
  const current = (handle: string) => {
    // Timers stop while the computer sleeps.
    if (held && now() >= held.until) drop()
    return held?.handle === handle ? held : null
  }
  const get = (handle: string) => {
    const found = current(handle)
    if (!found) throw new Failure({ code: 'recovery-expired' })
    return found.secret
  }
  return {
    hold(secret) {
      drop()
      held = { handle: randomUUID(), secret, until: now() + lifetime }
      timer = setTimeout(drop, lifetime).unref()
      return held.handle
    },
    get,
    has: (handle) => current(handle) !== null,
    drop,
    async using(handle, use) {
      try {
        return await use(get(handle))
      } catch (cause) {
        if (cause instanceof Failure && cause.error.code === 'recovery-expired' && current(handle)) drop()
        throw cause
      }
    },
  }
}
