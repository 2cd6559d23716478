import type {
  BridgeCall,
  BridgeEvent,
  BridgeEventPayload,
  BridgeInput,
  BridgeOutput,
  PageBridge,
} from '../shared/bridge.ts'
import type { Result } from '../shared/errors.ts'
import { throughProxy } from './network/proxy-question.ts'
import { askToReauthenticate } from './session/reauthenticate.ts'
import { accountSwitches, endSession } from './session/session-state.ts'

declare global {
  interface Window {
    readonly bridge: PageBridge
  }
}

/**
 * Calls main; always resolves. Three errors are handled here for every caller: `session-expired`
 * leads back to sign-in, `reauthentication-required` asks for the password and repeats the call once, and
 * `proxy-auth` asks for a sign-in to the proxy and repeats the call. An answer that arrives after the person
 * switched accounts belongs to the previous account, so it is dropped and the result is `cancelled`.
 */
export async function call<Name extends BridgeCall>(
  name: Name,
  input: BridgeInput<Name>,
): Promise<Result<BridgeOutput<Name>>> {
  const switches = accountSwitches.peek()
  const ask = async (): Promise<Result<BridgeOutput<Name>>> => {
    const answer = await window.bridge.call(name, input)
    return switches === accountSwitches.peek() ? answer : cancelled
  }
  const first = await throughProxy(ask)
  if (first.ok || first.error.code !== 'reauthentication-required') return noticeEnd(first)
  if (!(await askToReauthenticate()) || switches !== accountSwitches.peek()) return cancelled
  return noticeEnd(await throughProxy(ask))
}

const cancelled: Result<never> = { ok: false, error: { code: 'cancelled' } }

function noticeEnd<Value>(result: Result<Value>): Result<Value> {
  if (!result.ok && result.error.code === 'session-expired') endSession('expired')
  return result
}

/** Listens to an event of main; returns a function that stops listening. */
export function listen<Event extends BridgeEvent>(
  name: Event,
  listener: (payload: BridgeEventPayload<Event>) => void,
): () => void {
  return window.bridge.on(name, listener)
}
