import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/errors.ts'

/** One secret that the renderer acts on without seeing it. */
export interface Held<Secret> {
  /** Takes the place of what was held before. Gives the name that the renderer knows it by. */
  hold(secret: Secret): string
  /** Throws `recovery-expired` where this name stands for nothing any more. */
  get(name: string): Secret
  drop(): void
}

export function createHeld<Secret>(): Held<Secret> {
  let held: { name: string; secret: Secret } | null = null
  return {
    hold(secret) {
      held = { name: randomUUID(), secret }
      return held.name
    },
    get(name) {
      if (held?.name !== name) throw new Failure({ code: 'recovery-expired' })
      return held.secret
    },
    drop() {
      held = null
    },
  }
}
