import { Failure } from '../shared/errors.ts'
import { accountHandlers } from './account/account-handlers.ts'
import { accountPasswordHandlers } from './account/account-password-handlers.ts'
import type { HandlerParts } from './handler-parts.ts'
import type { Handlers } from './handlers.ts'
import { createHttpClient } from './http/client.ts'
import { openLink } from './links/links.ts'
import { closeWhileLocked } from './lock/close-while-locked.ts'
import { createLock } from './lock/lock.ts'
import { lockHandlers } from './lock/lock-handlers.ts'
import { phoneFileHandlers } from './phones/phone-file-handlers.ts'
import { phoneHandlers } from './phones/phone-handlers.ts'
import { phoneTestHandlers } from './phones/phone-test-handlers.ts'
import { allowsFormat, givenUnder, preferencesUnder, presetUnder, underPolicy } from './policy/under-policy.ts'
import { createActivePortal } from './portal/active-portal.ts'
import { connectionHandlers, inUse } from './portal/connection-handlers.ts'
import { portalHandlers } from './portal/portal-handlers.ts'
import { createReachability } from './portal/reachability.ts'
import { codeHandlers } from './recovery/code-handlers.ts'
import { linkHandlers } from './recovery/link-handlers.ts'
import { sessionHandlers } from './session/session-handlers.ts'
import { createSessionKeeper } from './session/session-keeper.ts'
import { userHandlers } from './users/user-handlers.ts'

/** Puts the features together: one handler for each call of the bridge. Loaded after the window began to. */
export async function createHandlers(parts: HandlerParts): Promise<Handlers> {
  const { keychain, settings, emit, clipboard, policy } = parts
  const http = createHttpClient({
    userAgent: `CallRecordPortal/${parts.version}`,
    ...parts.network,
    proxySignIn: parts.network.signIns.for,
  })
  const given = givenUnder(policy.current(), parts.portal)
  const portal = createActivePortal(http, settings, given, presetUnder(policy.current(), parts.preset))
  const session = createSessionKeeper(portal, keychain, {
    ended(reason) {
      takeSecretsAway()
      emit('session.ended', { reason })
    },
    reachable: createReachability(emit),
  })
  const phoneFiles = phoneFileHandlers(session, parts.files, emit, (format) => allowsFormat(policy.current(), format))
  const takeSecretsAway = () => {
    void clipboard.clearNow()
    phoneFiles.stop()
    emit('secrets.hide', {})
  }
  const lock = createLock({
    session,
    portal,
    settings,
    systemProof: parts.systemProof,
    changed(locked) {
      if (locked) takeSecretsAway()
      emit('session.locked', { locked })
    },
  })
  parts.whenAway(lock.lock)

  const handlers: Handlers = {
    ...portalHandlers(portal),
    ...connectionHandlers(portal, session, () => emit('secrets.hide', {})),
    ...sessionHandlers(lock.session, keychain),
    ...lockHandlers(lock),
    ...accountHandlers(session),
    ...accountPasswordHandlers(session),
    ...userHandlers(session),
    ...phoneHandlers(session, clipboard),
    ...phoneTestHandlers(session),
    ...phoneFiles.handlers,

    async 'app.start'() {
      return {
        version: parts.version,
        platform: parts.platform,
        preferences: settings.read().preferences,
        ...inUse(portal, session),
        managed: policy.managed(),
        forbidden: [],
        notices: [...settings.notices(), ...(parts.takeNotice() ? ['page-recovered' as const] : [])],
      }
    },
    ...linkHandlers(portal, lock.session, parts.deepLinks, emit),
    ...codeHandlers(portal),
    'recovery.requestPassword': async ({ email }) => (await portal.provider()).requestPassword(email),
    async 'app.about'() {
      const { signed, brand, updates } = parts.build
      return {
        signed,
        publisher: brand?.publisher ?? null,
        updates: updates && { by: updates.by, channel: updates.channel },
      }
    },
    'diagnostics.save': async () => ({ saved: await parts.saveDiagnostics() }),
    async 'network.signInToProxy'(signIn) {
      parts.network.signIns.signIn(signIn)
      return {}
    },
    async 'settings.change'(preferences) {
      settings.change({ preferences })
      parts.applyPreferences(preferences)
      return preferences
    },
    async 'clipboard.copy'({ text }) {
      await clipboard.copyText(text)
      return {}
    },
    'clipboard.copySecret': async ({ text }) => ({ clearsAfterMs: await clipboard.copySecret(text) }),
    async 'links.open'({ link }) {
      const profile = portal.connection()?.profile
      if (!profile) throw new Failure({ code: 'not-found' })
      await openLink(profile, link, parts.openExternal)
      return {}
    },
  }
  const followPolicy = async () => {
    parts.applyPreferences(preferencesUnder(policy.current(), settings.read().preferences))
    if (policy.current().KeepSignedIn === false) await session.forgetAllKept()
  }
  policy.onChange(followPolicy)
  await followPolicy()

  return closeWhileLocked(underPolicy(handlers, policy.current), lock, () => {
    // A renewal on its way brought another token.
    session.dropAccessTokens()
    takeSecretsAway()
  })
}
