import { Failure } from '../shared/errors.ts'
import { accountHandlers } from './account/account-handlers.ts'
import { accountPasswordHandlers } from './account/account-password-handlers.ts'
import { createActivePortal } from './connections/active-portal.ts'
import { connectionHandlers, inUse } from './connections/connection-handlers.ts'
import { onAccountChange } from './connections/on-account-change.ts'
import { portalHandlers } from './connections/portal-handlers.ts'
import type { Dependencies } from './dependencies.ts'
import { createHttpClient, defaultLimits } from './http/client.ts'
import { createRoutes } from './http/routes.ts'
import type { Handlers } from './ipc/handlers.ts'
import { licenceHandlers } from './licences/licence-handlers.ts'
import { openLink } from './links/links.ts'
import { closeWhileLocked } from './lock/close-while-locked.ts'
import { createLock } from './lock/lock.ts'
import { lockHandlers } from './lock/lock-handlers.ts'
import { phoneFileHandlers } from './phones/phone-file-handlers.ts'
import { phoneHandlers } from './phones/phone-handlers.ts'
import { phoneTestHandlers } from './phones/phone-test-handlers.ts'
import { UnderWay } from './phones/under-way.ts'
import {
  allowsFormat,
  givenUnder,
  isAllowedPortal,
  preferencesUnder,
  presetUnder,
  underPolicy,
} from './policy/under-policy.ts'
import { codeHandlers } from './recovery/code-handlers.ts'
import { linkHandlers } from './recovery/link-handlers.ts'
import { createDrafts } from './session/drafts.ts'
import { forgetOrphans } from './session/forget-kept.ts'
import { sessionHandlers } from './session/session-handlers.ts'
import { createSessionKeeper } from './session/session-keeper.ts'
import { createUpdates } from './updates/create-updates.ts'
import { updateHandlers } from './updates/update-handlers.ts'
import { scheduleChecks } from './updates/update-schedule.ts'
import { userHandlers } from './users/user-handlers.ts'

/** Puts the features together: one handler for each call of the bridge. Loaded after the window began to. */
export async function createHandlers(parts: Dependencies): Promise<Handlers> {
  const { keychain, settings, emit, clipboard, policy } = parts
  const network = { ...parts.network, proxySignIn: parts.network.signIns.for }
  const userAgent = `CallRecordPortal/${parts.version}`
  const http = createHttpClient({ userAgent, ...network })
  const given = givenUnder(policy.current(), parts.portal)
  const phoneWork = new UnderWay()
  const portal = onAccountChange(
    createActivePortal(http, settings, given, presetUnder(policy.current(), parts.preset), {
      mayUse: (origin) => isAllowedPortal(policy.current(), origin),
      askAboutHost: parts.askAboutHost,
    }),
    () => {
      phoneWork.end()
      parts.media.closeAll()
    },
  )
  const session = createSessionKeeper(portal, keychain, {
    ended(reason) {
      takeSecretsAway()
      if (reason === 'signed-out') drafts.forget()
      emit('session.ended', { reason })
      if (goToOnlyPortal()) emit('policy.changed', {})
    },
    reachable: (online) => emit('connection.changed', { online }),
  })
  const drafts = createDrafts(portal, session)
  /** Leaves an account at a portal that policy no longer allows; whether there was one. */
  const goToOnlyPortal = (): boolean => {
    const only = givenUnder(policy.current(), null)
    const current = portal.connection()
    if (!only || (current && portal.mayUse(current.profile.url))) return false
    // Its own portal alone can open a lock, so the account stays until then or until its session is over.
    if (lock.isLocked() && session.isOpen(current?.id ?? '')) return false
    takeSecretsAway()
    portal.goTo(only)
    return true
  }
  const takeSecretsAway = () => {
    void clipboard.clearNow()
    phoneWork.end()
    parts.media.closeAll()
    emit('secrets.hide', {})
  }
  const lock = createLock({
    session,
    portal,
    settings,
    systemAuthentication: parts.systemAuthentication,
    changed(locked) {
      if (locked) takeSecretsAway()
      emit('session.locked', { locked })
      if (!locked && goToOnlyPortal()) emit('policy.changed', {})
    },
  })
  parts.whenAway(lock.lock)
  parts.atQuit(session.allToldOfSignOuts)
  settings.onSaved((saved) => emit('settings.saved', { saved }))
  void forgetOrphans(settings, keychain)

  const updates = createUpdates({
    ...parts.installation,
    build: parts.build,
    version: parts.version,
    platform: parts.platform,
    userAgent,
    http,
    routeTo: createRoutes(network, defaultLimits),
    settings,
    mode: () => policy.current().Updates ?? 'automatic',
    changed: (state) => emit('updates.changed', state),
    log: parts.log,
  })
  if (updates) {
    scheduleChecks(updates.check)
    parts.atQuit(updates.installAtQuit)
  }

  const connections = connectionHandlers(portal, session, () => emit('secrets.hide', {}))
  const handlers: Handlers = {
    ...portalHandlers(portal),
    ...connections,
    async 'connections.remove'(connection) {
      await connections['connections.remove'](connection)
      goToOnlyPortal()
      return inUse(portal, session)
    },
    ...sessionHandlers(lock.session, keychain),
    ...lockHandlers(lock),
    ...drafts.handlers,
    ...accountHandlers(session),
    ...accountPasswordHandlers(session),
    ...userHandlers(session),
    ...phoneHandlers(session, clipboard, phoneWork),
    ...phoneTestHandlers(session, phoneWork),
    ...phoneFileHandlers(session, parts.files, emit, (format) => allowsFormat(policy.current(), format), phoneWork),
    ...updateHandlers(updates),

    async 'app.start'() {
      return {
        version: parts.version,
        platform: parts.platform,
        preferences: settings.read().preferences,
        ...inUse(portal, session),
        managed: policy.managed(),
        unreadPolicy: policy.unread(),
        forbidden: [],
        notices: [
          ...settings.notices(),
          ...(parts.takeNotice() ? (['page-recovered'] as const) : []),
          ...(parts.isPortalRefused ? (['portal-refused'] as const) : []),
        ],
      }
    },
    async 'app.leave'() {
      parts.leave()
      return {}
    },
    ...linkHandlers(portal, lock.session, parts.deepLinks, emit),
    ...codeHandlers(portal),
    'recovery.requestPassword': async ({ email }) => (await portal.adapter()).requestPassword(email),
    async 'app.about'() {
      const { signed, brand, updates } = parts.build
      return {
        signed,
        publisher: brand?.publisher ?? null,
        updates: updates && { by: updates.by, channel: updates.channel },
      }
    },
    ...licenceHandlers(parts.licences),
    'diagnostics.save': async () => ({ saved: await parts.saveDiagnostics() }),
    async 'network.signInToProxy'(signIn) {
      parts.network.signIns.signIn(signIn)
      return {}
    },
    async 'settings.change'(preferences) {
      settings.change({ preferences })
      parts.applyPreferences(preferences)
      if (!(await settings.saved())) throw new Failure({ code: 'settings-unwritable' })
      return preferences
    },
    async 'clipboard.copy'({ text }) {
      await clipboard.copyText(text)
      return {}
    },
    'clipboard.copySecret': async ({ text }) => ({ clearsAfterMs: await clipboard.copySecret(text) }),
    async 'links.open'({ link }) {
      const support = portal.connection()?.profile.support ?? {}
      await openLink({ support, downloadPage: parts.build.updates?.page ?? null }, link, parts.openExternal)
      return {}
    },
  }
  const followPolicy = async () => {
    goToOnlyPortal()
    parts.applyPreferences(preferencesUnder(policy.current(), settings.read().preferences))
    // What is kept is not given up for a fault that may pass.
    if (policy.current().KeepSignedIn === false && !policy.standsIn('KeepSignedIn')) await session.forgetAllKept()
  }
  policy.onChange(async () => {
    await followPolicy()
    emit('policy.changed', {})
    if (updates) emit('updates.changed', updates.state())
  })
  await followPolicy()

  return closeWhileLocked(underPolicy(drafts.forgettingOthers(handlers), policy.current), lock, () => {
    // A refresh on its way brought another token.
    session.dropAccessTokens()
    takeSecretsAway()
  })
}
