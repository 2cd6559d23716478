import type { Portal } from '../../shared/connections/portal.ts'
import { allowsFormat } from '../../shared/phones/policy.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { allowsKeeping } from '../../shared/session/policy.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { knownServices } from '../portals/open-adapter.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { ActivePortal } from './active-portal.ts'

/** The calls for finding and choosing a portal. They give the page nothing that `policy` forbids. */
export function portalHandlers(
  portal: Pick<ActivePortal, 'check' | 'choose' | 'adapter'>,
  policy: () => Policy,
): Pick<Handlers, 'portal.check' | 'portal.known' | 'portal.choose' | 'portal.current'> {
  return {
    'portal.check': async ({ address }) => offered(await portal.check(address), policy()),
    'portal.known': async () => ({ services: policy().PortalLocked ? [] : [...knownServices] }),
    'portal.choose': async ({ address }) => offered(await portal.choose(address), policy()),
    'portal.current': async () => offered(await portal.adapter(), policy()),
  }
}

function offered({ profile, capabilities }: Pick<PortalAdapter, 'profile' | 'capabilities'>, policy: Policy): Portal {
  const { signIn, phones } = capabilities
  return {
    profile,
    capabilities: {
      ...capabilities,
      signIn: { ...signIn, keepSignedIn: signIn.keepSignedIn && allowsKeeping(policy) },
      phones: phones && { ...phones, softphones: allowedSoftphones(phones, policy) },
    },
  }
}

function allowedSoftphones({ softphones }: NonNullable<Portal['capabilities']['phones']>, policy: Policy) {
  return (
    softphones && {
      linphone: softphones.linphone && allowsFormat(policy, 'linphone'),
      ...(softphones.acrobits && allowsFormat(policy, 'acrobits') && { acrobits: softphones.acrobits }),
    }
  )
}
