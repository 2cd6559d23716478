import type { BridgeInput } from '../../shared/bridge.ts'
import { Failure } from '../../shared/errors.ts'
import type { ProviderProfile } from '../../shared/provider.ts'

/** The contacts a page may have opened, by name; it never gives an address itself. */
export type LinkName = BridgeInput<'links.open'>['link']

/** Opens the provider's contact outside the app. Rejects with `not-found` where the provider has none. */
export async function openLink(
  { support }: Pick<ProviderProfile, 'support'>,
  link: LinkName,
  openExternal: (url: string) => Promise<void>,
): Promise<void> {
  const address = link === 'support-website' ? support.website : support.email && `mailto:${support.email}`
  if (!address) throw new Failure({ code: 'not-found' })
  await openExternal(address)
}
