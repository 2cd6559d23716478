import type { Portal } from '../../shared/bridge.ts'
import type { Handlers } from '../handlers.ts'
import { knownServices } from '../providers/open-provider.ts'
import type { PortalProvider } from '../providers/provider.ts'
import type { ActivePortal } from './active-portal.ts'

/** Finding and choosing a portal. */
export function portalHandlers(
  portal: ActivePortal,
): Pick<Handlers, 'portal.check' | 'portal.known' | 'portal.choose' | 'portal.current'> {
  return {
    'portal.check': async ({ address }) => view(await portal.check(address)),
    'portal.known': async () => ({ services: [...knownServices] }),
    'portal.choose': async ({ address }) => view(await portal.choose(address)),
    'portal.current': async () => view(await portal.provider()),
  }
}

const view = ({ profile, capabilities }: PortalProvider): Portal => ({ profile, capabilities })
