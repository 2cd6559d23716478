import type { Feature } from '../feature.ts'
import { defaultLimits } from '../http/client.ts'
import { createRoutes } from '../http/routes.ts'
import { createUpdates } from './create-updates.ts'
import { scheduleChecks } from './update-schedule.ts'

/** Updates. A build or an installation without updates has no keeper. */
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
  if (keeper) scheduleChecks(keeper.check)
  return {
    handlers: {
      'updates.state': async () => keeper?.state() ?? { state: 'none' },
      async 'updates.check'({ again }) {
        void keeper?.check({ again })
        return {}
      },
      async 'updates.install'() {
        keeper?.install()
        return {}
      },
    },
    onPolicy() {
      if (keeper) emit('updates.changed', keeper.state())
    },
    onQuit: () => keeper?.installAtQuit(),
  }
}
