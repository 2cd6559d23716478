import type {
  BridgeCall,
  BridgeEvent,
  BridgeEventPayload,
  BridgeInput,
  BridgeOutput,
  PageBridge,
} from '../../../src/shared/bridge.ts'
import type { AppError, Result } from '../../../src/shared/errors.ts'

/** What a call answers: a value, an error, or nothing at all for as long as the page is open. */
export type Answer<Call extends BridgeCall> =
  | { value: BridgeOutput<Call> | ((input: BridgeInput<Call>) => BridgeOutput<Call>) }
  | { error: AppError }
  | 'pending'

/** Answers by call; a call without one fails as `internal`, so that a missing one shows. */
export type Script = { [Call in BridgeCall]?: Answer<Call> }

/** A `window.bridge` that answers from a script instead of a main process. */
export function fakePortal(script: Script): PageBridge & { emit: Emit } {
  const listeners = new Map<BridgeEvent, Set<(payload: never) => void>>()
  return {
    async call<Call extends BridgeCall>(name: Call, input: BridgeInput<Call>): Promise<Result<BridgeOutput<Call>>> {
      const answer: Answer<Call> | undefined = script[name]
      if (answer === 'pending') return new Promise(() => undefined)
      if (!answer) return { ok: false, error: { code: 'internal', details: [`nothing scripted for ${name}`] } }
      if ('error' in answer) return { ok: false, error: answer.error }
      const { value } = answer
      return { ok: true, value: typeof value === 'function' ? value(input) : value }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => set.delete(listener)
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
  }
}

/** Plays main telling the renderer something. */
export type Emit = <Event extends BridgeEvent>(name: Event, payload: BridgeEventPayload<Event>) => void
