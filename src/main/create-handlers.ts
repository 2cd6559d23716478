import { Failure } from '../shared/errors.ts'
import { accountHandlers } from './account/account-handlers.ts'
import type { HandlerParts } from './handler-parts.ts'
import type { Handlers } from './handlers.ts'
import { createHttpClient } from './http/client.ts'
import { openLink } from './links/links.ts'
import { phoneHandlers } from './phones/phone-handlers.ts'
import { phoneTestHandlers } from './phones/phone-test-handlers.ts'
import { createActivePortal } from './portal/active-portal.ts'
import { portalHandlers } from './portal/portal-handlers.ts'
import { createReachability } from './portal/reachability.ts'
import { codeHandlers } from './recovery/code-handlers.ts'
import { linkHandlers } from './recovery/link-handlers.ts'
import { sessionHandlers } from './session/session-handlers.ts'
import { createSessionKeeper } from './session/session-keeper.ts'

/** Puts the features together: one handler for each call of the bridge. Loaded after the window began to. */
export async function createHandlers(parts: HandlerParts): Promise<Handlers> {
  const { keychain, settings, emit, clipboard } = parts
  const http = createHttpClient({ userAgent: `CallRecordPortal/${parts.version}` })
  const portal = createActivePortal(http, settings, parts.portal)
  const session = createSessionKeeper(portal, keychain, {
    ended(reason) {
      void clipboard.clearNow()
      emit('secrets.hide', {})
      emit('session.ended', { reason })
    },
    reachable: createReachability(emit),
  })

  return {
    ...portalHandlers(portal, session),
    ...sessionHandlers(session, keychain),
    ...accountHandlers(session),
    ...phoneHandlers(session, clipboard),
    ...phoneTestHandlers(session),

    async 'app.start'() {
      const connection = portal.connection()
      return {
        version: parts.version,
        platform: parts.platform,
        preferences: settings.read().preferences,
        profile: connection?.profile ?? null,
        remembered: connection?.remembered ?? {},
        kept: connection?.kept ?? false,
        notices: settings.notices(),
      }
    },
    ...linkHandlers(portal, session, parts.deepLinks, emit),
    ...codeHandlers(portal),
    'recovery.requestPassword': async ({ email }) => (await portal.provider()).requestPassword(email),
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
}
