import type {
  BridgeCall,
  BridgeEvent,
  BridgeEventPayload,
  BridgeInput,
  BridgeOutput,
  PortalBridge,
} from '../shared/bridge.ts'
import type { Result } from '../shared/errors.ts'
import { askForProof } from './session/proof.ts'
import { endSession } from './session/session-state.ts'

declare global {
  interface Window {
    readonly portal: PortalBridge
  }
}

/**
 * Calls main; always resolves. Two errors are dealt with here for every caller: `session-expired`
 * leads back to sign-in, and `proof-required` asks for the password and repeats the call once.
 */
export async function call<Name extends BridgeCall>(
  name: Name,
  input: BridgeInput<Name>,
): Promise<Result<BridgeOutput<Name>>> {
  const first = await window.portal.call(name, input)
  if (first.ok || first.error.code !== 'proof-required') return noticeEnd(first)
  if (!(await askForProof())) return { ok: false, error: { code: 'cancelled' } }
  return noticeEnd(await window.portal.call(name, input))
}

function noticeEnd<Value>(result: Result<Value>): Result<Value> {
  if (!result.ok && result.error.code === 'session-expired') endSession('expired')
  return result
}

/** Listens to main; returns what stops listening. */
export function listen<Event extends BridgeEvent>(
  name: Event,
  listener: (payload: BridgeEventPayload<Event>) => void,
): () => void {
  return window.portal.on(name, listener)
}
