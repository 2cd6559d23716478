import type { BridgeInput } from '../../shared/bridge.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'
import type { Feature } from '../feature.ts'

/** What a page may open, by name; it never passes an address. */
export type LinkName = BridgeInput<'links.open'>['link']

export interface Linked {
  /** The support contact of the portal in use. */
  support: PortalProfile['support']
  /** The service provider's download page for this app; null if there is none. */
  downloadPage: string | null
}

/** Opens a link outside the app. Rejects with `not-found` if the service provider has not set it. */
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

export const links: Feature<'links'> = ({ portal, build, openExternal }) => ({
  handlers: {
    async 'links.open'({ link }) {
      const support = portal.connection()?.profile.support ?? {}
      await openLink({ support, downloadPage: build.updates?.page ?? null }, link, openExternal)
      return {}
    },
  },
})
