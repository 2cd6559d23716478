import { z } from 'zod'
import { flag, policyKey } from '../policy-key.ts'

/**
 * Which portals an organisation allows. Main applies it wherever a portal can be chosen
 * (src/main/connections/allowed-portals.ts). An address has no constant safest value: the portal in use replaces it.
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
