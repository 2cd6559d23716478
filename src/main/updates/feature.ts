import type { Feature } from '../feature.ts'
import { defaultLimits } from '../http/client.ts'
import { createRoutes } from '../http/routes.ts'
import { createUpdates } from './create-updates.ts'
import { updateHandlers } from './update-handlers.ts'
import { scheduleChecks } from './update-schedule.ts'

export const updates: Feature<'updates'> = (deps) => {
  const { policy, emit } = deps
  const keeper = createUpdates({
    ...deps.installation,
    build: deps.build,
    version: deps.version,
    platform: deps.platform,
    userAgent: deps.userAgent,
    http: deps.http,
    routeTo: createRoutes(deps.network, defaultLimits),
    settings: deps.settings,
    mode: () => policy.current().Updates ?? 'automatic',
    changed: (state) => emit('updates.changed', state),
    log: deps.log,
  })
  const handlers = updateHandlers(keeper)
  if (!keeper) return { handlers }
  scheduleChecks(keeper.check)
  return {
    handlers,
    onPolicy: () => emit('updates.changed', keeper.state()),
    onQuit: keeper.installAtQuit,
  }
}
