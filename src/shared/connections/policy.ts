import { z } from 'zod'
import { flag, policyKey } from '../policy-key.ts'

/**
 * Which portals an organisation leaves. Main decides by it for every way to a portal
 * (src/main/connections/allowed-portals.ts). Nothing can be made up in place of an address: the portal in use stands in.
 */
export const connectionsPolicy = {
  PortalUrl: policyKey(z.url({ protocol: /^https$/ }).max(500), {
    title: 'Portal address',
    description:
      'The https address of the portal. The first run opens its login page instead of asking for an address.',
  }),
  PortalLocked: policyKey(flag, {
    title: 'Only this portal',
    description: 'People cannot use another portal than the one in PortalUrl.',
    safest: true,
  }),
}
