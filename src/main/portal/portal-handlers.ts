import type { Portal } from '../../shared/bridge.ts'
import type { Handlers } from '../handlers.ts'
import type { PortalProvider } from '../providers/provider.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import type { ActivePortal } from './active-portal.ts'

/** Finding, choosing and leaving a portal. */
export function portalHandlers(
  portal: ActivePortal,
  session: SessionKeeper,
): Pick<Handlers, 'portal.check' | 'portal.choose' | 'portal.current' | 'portal.forget'> {
  return {
    'portal.check': async ({ address }) => view(await portal.check(address)),
    'portal.choose': async ({ address }) => view(await portal.choose(address)),
    'portal.current': async () => view(await portal.provider()),
    async 'portal.forget'() {
      await session.signOut()
      portal.forget()
      return {}
    },
  }
}

const view = ({ profile, capabilities }: PortalProvider): Portal => ({ profile, capabilities })
