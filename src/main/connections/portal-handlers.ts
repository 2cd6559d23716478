import type { Portal } from '../../shared/bridge.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { knownServices } from '../portals/open-adapter.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { ActivePortal } from './active-portal.ts'

/** Finding and choosing a portal. */
export function portalHandlers(
  portal: ActivePortal,
): Pick<Handlers, 'portal.check' | 'portal.known' | 'portal.choose' | 'portal.current'> {
  return {
    'portal.check': async ({ address }) => view(await portal.check(address)),
    'portal.known': async () => ({ services: [...knownServices] }),
    'portal.choose': async ({ address }) => view(await portal.choose(address)),
    'portal.current': async () => view(await portal.adapter()),
  }
}

const view = ({ profile, capabilities }: PortalAdapter): Portal => ({ profile, capabilities })
