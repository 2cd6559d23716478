import type { BridgeCall, CallsByFeature } from '../shared/bridge.ts'
import type { Dependencies } from './dependencies.ts'
import type { Hooks } from './hooks.ts'
import type { Handlers } from './ipc/handlers.ts'
import type { Services } from './services.ts'

export type FeatureName = keyof CallsByFeature

/** What a feature provides: one handler for each of its calls, and its hooks. */
export interface CreatedFeature<Name extends FeatureName> extends Hooks {
  handlers: Pick<Handlers, keyof CallsByFeature[Name] & BridgeCall>
}

/** A feature in main. It is created once, before the first call is answered. */
export type Feature<Name extends FeatureName> = (deps: Dependencies & Services) => CreatedFeature<Name>
