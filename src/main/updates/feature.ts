import type { Feature } from '../feature.ts'
import { defaultLimits } from '../http/client.ts'
import { createRoutes } from '../http/routes.ts'
import { createUpdates } from './create-updates.ts'

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

/** The delay of the first check, in milliseconds, so that it does not slow startup. */
export const firstCheck = 2 * 60_000
/** The interval between checks, in milliseconds. */
export const nextCheck = 4 * 60 * 60_000

/**
 * Checks the feed some time after startup and then every few hours, never before the last check has ended. Computers
 * that start at the same time, as in the morning, are spread over a minute.
 *
 * @param random from 0 to just under 1
 */
export function scheduleChecks(check: () => Promise<void>, random: () => number = Math.random): void {
  const later = (milliseconds: number) =>
    setTimeout(() => void check().finally(() => later(nextCheck)), milliseconds).unref()
  later(firstCheck + random() * 60_000)
}
