import { beginSession, enterPortal, start } from '../../../src/renderer/session/session-state.ts'
import type { Start } from '../../../src/shared/app/app.ts'
import type { BridgeCall, BridgeInput } from '../../../src/shared/bridge.ts'
import type { Capabilities } from '../../../src/shared/connections/portal.ts'
import { type Permission, permissionSchema } from '../../../src/shared/session/session.ts'
import { fakePortal, type Script } from '../preview/fake-portal.ts'
import { portal, session, start as started } from '../preview/scenarios.ts'

type Offered = NonNullable<Capabilities['recordings']>

/** All that a portal can do with recordings, except to filter them and to ask for reasons. */
const offered: Offered = {
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
  offers?: Partial<Offered>
  /** All unless told. */
  permissions?: readonly Permission[]
  forbidden?: Start['forbidden']
}

/** Enters an account of a portal with recordings, before a main process that answers from a script. */
export function enterAccount(script: Script, { offers, permissions, forbidden = [] }: Situation = {}) {
  const asked: { [Call in BridgeCall]: { name: Call; input: BridgeInput<Call> } }[BridgeCall][] = []
  const main = fakePortal(script)
  const call: typeof main.call = (name, input) => {
    asked.push({ name, input } as (typeof asked)[number])
    return main.call(name, input)
  }
  Object.defineProperty(window, 'bridge', { value: { ...main, call }, configurable: true })
  enterPortal({ ...portal, capabilities: { ...portal.capabilities, recordings: { ...offered, ...offers } } })
  beginSession({ ...session, permissions: [...(permissions ?? permissionSchema.options)] })
  start.value = { ...started, forbidden }
  return {
    ...main,
    call,
    asked,
    inputsOf: (name: BridgeCall) => asked.filter((one) => one.name === name).map(({ input }) => input),
  }
}
