import { render } from 'preact'
import { beginSession, enterPortal, start } from '../../../../src/renderer/session/session-state.ts'
import type { BridgeCall, BridgeInput } from '../../../../src/shared/bridge.ts'
import type { Capabilities } from '../../../../src/shared/connections/portal.ts'
import type { RecordingDetails } from '../../../../src/shared/recordings/recording.ts'
import { type Permission, permissionSchema } from '../../../../src/shared/session/session.ts'
import { fakePortal, type Script } from '../../preview/fake-portal.ts'
import { portal, session, start as started } from '../../preview/scenarios.ts'

/** A call to look after, as the portal gives it. */
export const recording: RecordingDetails = {
  id: 'call-1',
  start: '2026-11-24T13:52:07Z',
  seconds: 243,
  direction: 'inbound',
  caller: { number: '+44 7700 900123', name: '' },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available',
  unrecordedBecause: null,
  held: false,
  keptUntil: null,
  tags: [],
  talkSeconds: 239,
  line: '',
  format: '',
  size: null,
  sha256: null,
  channels: null,
  pauses: [],
  legs: [],
  hold: null,
  notes: [],
  score: null,
  deleted: null,
}

export const hold = { reason: 'Complaint', case: '4471', since: '2026-11-03T09:00:00Z', author: 'Ada Fernandes' }

const offers: NonNullable<Capabilities['recordings']> = {
  filters: [],
  filteredInApp: [],
  longestRange: 400,
  peaks: true,
  notes: true,
  labels: true,
  holds: true,
  deletion: 'restorable',
  archive: true,
  audit: true,
  playReason: false,
}

export interface Situation {
  /** What the portal offers differently. */
  offers?: Partial<typeof offers>
  /** All unless told. */
  permissions?: readonly Permission[]
  forbidden?: ['delete-recordings']
}

/** A person who is signed in at a portal with recordings, and what the screens ask of it. */
export function signIn(script: Script, situation: Situation = {}) {
  const asked: { [Call in BridgeCall]: { name: Call; input: BridgeInput<Call> } }[BridgeCall][] = []
  const main = fakePortal(script)
  const call = (name: BridgeCall, input: never) => {
    asked.push({ name, input } as (typeof asked)[number])
    return main.call(name, input)
  }
  Object.defineProperty(window, 'bridge', { value: { ...main, call }, configurable: true })
  const recordings = { ...offers, ...situation.offers }
  enterPortal({ ...portal, capabilities: { ...portal.capabilities, recordings } })
  beginSession({ ...session, permissions: [...(situation.permissions ?? permissionSchema.options)] })
  start.value = { ...started, forbidden: situation.forbidden ?? [] }
  return { asked, inputsOf: (name: BridgeCall) => asked.filter((one) => one.name === name).map(({ input }) => input) }
}

/** Draws a part of the screen, and again as it is after a change. */
export function draw(view: preact.ComponentChildren) {
  render(view, document.body)
}
