import type { SignIn } from '../../shared/session/session.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'

/** Whatever a portal says of a field, no other is written to disk. */
const rememberable: ReadonlySet<string> = new Set(['clientId', 'username', 'region', 'accountSid'])

/** Of what somebody signed in with, the fields to fill in the next time: those that the portal marks `remember`. */
export function rememberedFields(adapter: PortalAdapter, fields: SignIn['fields']): Record<string, string> {
  const remembered: Record<string, string> = {}
  for (const { name, remember, secret } of adapter.capabilities.signIn.fields) {
    const value = fields[name]
    if (remember && !secret && rememberable.has(name) && value) remembered[name] = value
  }
  return remembered
}
