import type { z } from 'zod'
import { accountCalls } from './account/calls.ts'
import { appCalls, appEvents } from './app/calls.ts'
import { clipboardCalls } from './clipboard/calls.ts'
import { connectionsCalls, connectionsEvents } from './connections/calls.ts'
import { diagnosticsCalls } from './diagnostics/calls.ts'
import type { Result } from './errors.ts'
import { licencesCalls } from './licences/calls.ts'
import { linksCalls } from './links/calls.ts'
import { listsCalls } from './lists/calls.ts'
import { lockCalls, lockEvents } from './lock/calls.ts'
import { mediaCalls, mediaEvents } from './media/calls.ts'
import { menuCalls, menuEvents } from './menu/calls.ts'
import { networkCalls, networkEvents } from './network/calls.ts'
import { phonesCalls, phonesEvents } from './phones/calls.ts'
import { recordingsCalls, recordingsEvents } from './recordings/calls.ts'
import { recoveryCalls, recoveryEvents } from './recovery/calls.ts'
import { sessionCalls, sessionEvents } from './session/calls.ts'
import { settingsCalls, settingsEvents } from './settings/calls.ts'
import { updatesCalls, updatesEvents } from './updates/calls.ts'
import { usersCalls } from './users/calls.ts'

/**
 * The contract between the renderer and the main process: the calls of every feature. The types, the checks of inputs
 * and outputs, the guard's rules and the preload are derived from it. See docs/architecture.md, "The bridge".
 */
export const callsByFeature = {
  app: appCalls,
  licences: licencesCalls,
  updates: updatesCalls,
  connections: connectionsCalls,
  session: sessionCalls,
  lock: lockCalls,
  recovery: recoveryCalls,
  account: accountCalls,
  users: usersCalls,
  phones: phonesCalls,
  recordings: recordingsCalls,
  media: mediaCalls,
  diagnostics: diagnosticsCalls,
  network: networkCalls,
  settings: settingsCalls,
  clipboard: clipboardCalls,
  links: linksCalls,
  lists: listsCalls,
  menu: menuCalls,
}

/** The events that main sends to the renderer. */
export const bridgeEvents = {
  ...appEvents,
  ...menuEvents,
  ...updatesEvents,
  ...connectionsEvents,
  ...sessionEvents,
  ...lockEvents,
  ...recoveryEvents,
  ...mediaEvents,
  ...phonesEvents,
  ...recordingsEvents,
  ...networkEvents,
  ...settingsEvents,
}

export type CallsByFeature = typeof callsByFeature
type Joined<Union> = (Union extends unknown ? (part: Union) => void : never) extends (part: infer All) => void
  ? All
  : never
export type Bridge = Joined<CallsByFeature[keyof CallsByFeature]>

/** One row for each call, by its name. */
export const bridge: Bridge = Object.assign({}, ...Object.values(callsByFeature))

export type BridgeCall = keyof Bridge
export type BridgeInput<Call extends BridgeCall> = z.input<Bridge[Call]['input']>
export type BridgeOutput<Call extends BridgeCall> = z.output<Bridge[Call]['output']>

export type BridgeEvents = typeof bridgeEvents
export type BridgeEvent = keyof BridgeEvents
export type BridgeEventPayload<Event extends BridgeEvent> = z.output<BridgeEvents[Event]>

/** The object that the preload exposes as `window.bridge`. */
export interface PageBridge {
  /** Makes a call; never rejects. */
  call<Call extends BridgeCall>(name: Call, input: BridgeInput<Call>): Promise<Result<BridgeOutput<Call>>>
  /** Listens for an event; returns a function that stops listening. */
  on<Event extends BridgeEvent>(name: Event, listener: (payload: BridgeEventPayload<Event>) => void): () => void
}
