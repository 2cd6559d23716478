import type { BridgeInput } from '../../shared/bridge.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'

/** What a page may have opened, by name; it never gives an address itself. */
export type LinkName = BridgeInput<'links.open'>['link']

export interface Linked {
  /** The contact of the portal in use. */
  support: PortalProfile['support']
  /** Where the provider offers this app; null where nobody said. */
  downloadPage: string | null
}

/** Opens what is linked outside the app. Rejects with `not-found` where the provider has none. */
export async function openLink(
  { support, downloadPage }: Linked,
  link: LinkName,
  openExternal: (url: string) => Promise<void>,
): Promise<void> {
  const addresses: Record<LinkName, string | null | undefined> = {
    'support-website': support.website,
    'support-email': support.email && `mailto:${support.email}`,
    'download-page': downloadPage,
  }
  const address = addresses[link]
  if (!address) throw new Failure({ code: 'not-found' })
  await openExternal(address)
}
