import { Failure } from '../shared/errors.ts'
import { type ActivePortal, createActivePortal } from './connections/active-portal.ts'
import { givenUnder, isAllowedPortal, presetUnder } from './connections/allowed-portals.ts'
import { fetchMark } from './connections/fetch-mark.ts'
import { onAccountChange } from './connections/on-account-change.ts'
import type { Dependencies } from './dependencies.ts'
import type { Hooks } from './hooks.ts'
import { createHttpClient, type HttpClient } from './http/client.ts'
import { createLock, type Lock } from './lock/lock.ts'
import { createSessionKeeper, type SessionKeeper } from './session/session-keeper.ts'

/** What the features share: the account in use, its session, its lock, and the HTTP client for portals. */
export interface Services {
  http: HttpClient
  /** The User-Agent. */
  userAgent: string
  portal: ActivePortal
  /** The session, where signing in and signing out also unlock. */
  session: SessionKeeper
  lock: Lock
  /** Makes every feature drop its secrets. */
  dropSecrets(): void
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
