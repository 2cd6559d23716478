import type { AdapterKind } from '../adapter-kind.ts'
import { readDocument, unfit } from '../read-document.ts'
import { exotelDocumentSchema, exotelItself } from './document.ts'
import { createExotelAdapter } from './exotel-adapter.ts'

const exotelHosts = /^([a-z0-9-]+\.)*exotel\.com$/

/** Exotel: one service for everybody, with its regions built in. */
export const exotelKind: AdapterKind = {
  service: {
    name: exotelItself.name,
    origin: 'https://ccm-api.exotel.com',
    hosts: exotelHosts,
    document: exotelItself,
  },
  open(http, origin, document) {
    const read = readDocument(exotelDocumentSchema, document, origin)
    const stranger = read.regions.find(({ url }) => !isRegionOf(origin, new URL(url)))
    if (!stranger) return createExotelAdapter(http, origin, read)
    throw unfit(origin, 'document', [`regions: one at ${new URL(stranger.url).host}, which is not the portal's own`])
  },
}

/**
 * Keys go to a region, so it must be the portal's own host or one below it, as securely reached as the portal, or
 * Exotel itself.
 */
function isRegionOf({ protocol, hostname }: URL, region: URL): boolean {
  const isOwn = region.hostname === hostname || region.hostname.endsWith(`.${hostname}`)
  return isOwn ? region.protocol === protocol : region.protocol === 'https:' && exotelHosts.test(region.hostname)
}
