import type { BridgeCall, BridgeEvent, BridgeEventPayload, BridgeInput, BridgeOutput } from '../../shared/bridge.ts'

/** One function a call of the bridge. Input has been parsed; a `Failure` thrown becomes the call's typed error. */
export type Handlers = { [Call in BridgeCall]: (input: BridgeInput<Call>) => Promise<BridgeOutput<Call>> }

/** Tells the renderer something unasked. */
export type Emit = <Event extends BridgeEvent>(event: Event, payload: BridgeEventPayload<Event>) => void
