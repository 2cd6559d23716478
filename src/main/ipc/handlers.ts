import type { BridgeCall, BridgeEvent, BridgeEventPayload, BridgeInput, BridgeOutput } from '../../shared/bridge.ts'

/**
 * One function for each call of the bridge. The input has been parsed; a thrown `Failure` becomes the call's typed
 * error.
 */
export type Handlers = { [Call in BridgeCall]: (input: BridgeInput<Call>) => Promise<BridgeOutput<Call>> }

/** Sends an event to the renderer. */
export type Emit = <Event extends BridgeEvent>(event: Event, payload: BridgeEventPayload<Event>) => void
