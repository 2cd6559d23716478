import { type Policy, safestDecisions } from '../../shared/policy/policy.ts'

/**
 * The policy that replaces decisions which exist or may exist but cannot be read: for each key the value that never
 * allows more than the organisation's own. Some keys have none: a proxy, authorities and pins cannot be guessed, and
 * administrators need diagnostics to find the fault.
 *
 * @param portal the address of the portal in use, the only one allowed meanwhile; null before there is one
 */
export function safestPolicy(portal: string | null): Policy {
  return { ...(portal !== null && { PortalUrl: portal }), ...safestDecisions }
}
