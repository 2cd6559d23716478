import type { Dependencies } from './dependencies.ts'
import type { CreatedFeature, FeatureName } from './feature.ts'
import { features } from './features.ts'
import { joinHooks } from './hooks.ts'
import { createAnswers } from './ipc/dispatch.ts'
import { createGuard } from './ipc/guard.ts'
import type { Handlers } from './ipc/handlers.ts'
import type { Answer } from './ipc/register.ts'
import { createServices } from './services.ts'

/** Creates the features and puts the guard in front of them. Loaded after the window has started to load. */
export async function createFeatures(deps: Dependencies): Promise<Answer> {
  const { emit, policy } = deps
  const created: CreatedFeature<FeatureName>[] = []
  const hooks = joinHooks(created)
  const services = createServices(deps, hooks)
  for (const feature of Object.values(features)) created.push(feature({ ...deps, ...services }))
  // The type of `features` gives each call its one handler.
  const handlers: Handlers = Object.assign({}, ...created.map((feature) => feature.handlers))

  deps.atQuit(hooks.onQuit)
  policy.onChange(async () => {
    await hooks.onPolicy()
    emit('policy.changed', {})
  })
  await hooks.onPolicy()

  const guard = createGuard({
    isLocked: services.lock.isLocked,
    policy: policy.current,
    late() {
      // A refresh under way brought another token.
      services.session.dropAccessTokens()
      hooks.dropSecrets()
    },
  })
  return createAnswers(handlers, guard, deps.log)
}
