import { Failure } from '../shared/errors.ts'
import { createActivePortal } from './connections/active-portal.ts'
import { givenUnder, isAllowedPortal, presetUnder } from './connections/allowed-portals.ts'
import { fetchMark } from './connections/fetch-mark.ts'
import { onAccountChange } from './connections/on-account-change.ts'
import type { Dependencies, Services } from './dependencies.ts'
import { type CreatedFeature, type FeatureName, type Hooks, joinHooks } from './feature.ts'
import { features } from './features.ts'
import { createHttpClient } from './http/client.ts'
import { createAnswers, createGuard, type Handlers } from './ipc/dispatch.ts'
import type { Answer } from './ipc/register.ts'
import { createLock } from './lock/lock.ts'
import { createSessionKeeper } from './session/session-keeper.ts'

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

/** Creates the services, whose events call `hooks`. */
export function createServices(deps: Dependencies, hooks: Required<Hooks>): Services {
  const { emit, keychain, policy, settings } = deps
  const userAgent = `CallRecordPortal/${deps.version}`
  const http = createHttpClient({ userAgent, ...deps.network })
  const usableMark = (url: URL) =>
    fetchMark(http, url).catch((cause: unknown) => {
      deps.log.warning('mark.unusable', { host: url.host, code: cause instanceof Failure ? cause.error.code : null })
      throw cause
    })
  const portal = onAccountChange(
    createActivePortal(
      http,
      settings,
      givenUnder(policy.current(), deps.givenPortal),
      presetUnder(policy.current(), deps.preset),
      {
        mayUse: (origin) => isAllowedPortal(policy.current(), origin),
        askAboutHost: deps.askAboutHost,
        opened: ({ profile, mark }) => void (mark && deps.marks.addFetched(profile.url, () => usableMark(mark))),
      },
    ),
    hooks.onAccountChange,
  )
  const keeper = createSessionKeeper(portal, keychain, {
    ended(reason) {
      hooks.dropSecrets()
      hooks.onSessionEnd(reason)
    },
    reachable: (online) => emit('connection.changed', { online }),
  })
  const lock = createLock({
    session: keeper,
    portal,
    settings,
    systemAuthentication: deps.systemAuthentication,
    changed(locked) {
      if (locked) hooks.dropSecrets()
      hooks.onLockChange(locked)
    },
  })
  return { http, userAgent, portal, session: lock.session, lock, dropSecrets: hooks.dropSecrets }
}
