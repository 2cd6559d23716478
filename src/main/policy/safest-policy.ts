import { type Policy, safestDecisions } from '../../shared/policy/policy.ts'

/**
 * What stands in for decisions that are known to exist, or may, and cannot be read: of every matter the value that
 * never allows more than the organisation's own would. Three kinds of key have none: proxy, authorities and pins cannot
 * be made up, and diagnostics are how an administrator finds out what is wrong.
 *
 * @param portal the address of the portal that is used, which is the only one meanwhile; null before there is one
 */
export function safestPolicy(portal: string | null): Policy {
  return { ...(portal !== null && { PortalUrl: portal }), ...safestDecisions }
}
