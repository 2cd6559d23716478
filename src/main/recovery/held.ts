import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/errors.ts'

/** One secret that the renderer acts on without seeing it, for ten minutes at most. */
export interface Held<Secret> {
  /** Takes the place of what was held before. Gives the name that the renderer knows it by. */
  hold(secret: Secret): string
  /** Throws `recovery-expired` where this name stands for nothing any more. */
  get(name: string): Secret
  /** Whether this name still stands for something. */
  has(name: string): boolean
  drop(): void
  /** Drops it where the portal says that it is used up or its time is over. */
  using<Value>(name: string, use: (secret: Secret) => Promise<Value>): Promise<Value>
}

/** How long a secret is held, in milliseconds. */
const lifetime = 10 * 60_000

/** `now` gives milliseconds since 1970-01-01 UTC. */
export function createHeld<Secret>(now: () => number = Date.now): Held<Secret> {
  let held: { name: string; secret: Secret; until: number } | null = null
  let timer: NodeJS.Timeout | undefined

  const drop = () => {
    clearTimeout(timer)
    held = null
  }
  const current = (name: string) => {
    // A timer stands still while the computer sleeps.
    if (held && now() >= held.until) drop()
    return held?.name === name ? held : null
  }
  const get = (name: string) => {
    const found = current(name)
    if (!found) throw new Failure({ code: 'recovery-expired' })
    return found.secret
  }
  return {
    hold(secret) {
      drop()
      held = { name: randomUUID(), secret, until: now() + lifetime }
      timer = setTimeout(drop, lifetime).unref()
      return held.name
    },
    get,
    has: (name) => current(name) !== null,
    drop,
    async using(name, use) {
      try {
        return await use(get(name))
      } catch (cause) {
        if (cause instanceof Failure && cause.error.code === 'recovery-expired' && current(name)) drop()
        throw cause
      }
    },
  }
}
