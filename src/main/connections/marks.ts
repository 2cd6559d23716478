import type { PortalMark } from '../../shared/connections/connections.ts'
import { isMarkUrl, markPath } from '../security/app-origin.ts'
import { randomName } from '../security/random-name.ts'

/** A drawing that may be shown. */
export interface MarkImage {
  /** Its MIME type as main determined it. */
  type: 'image/png' | 'image/svg+xml'
  bytes: Uint8Array
}

/** The marks of portals, in memory. The page learns an address of the app's own, never the portal's. */
export interface Marks {
  /** The portal at this origin is drawn with the mark in this build. */
  addOwn(portal: string): void
  /** Takes the mark that `fetch` gives, unless the portal has one; without one, or if it fails, nothing changes. */
  addFetched(portal: string, fetch: () => Promise<MarkImage>): void
  /** The address of a portal's mark, for an image element; null if there is none. */
  addressOf(portal: string): string | null
  all(): PortalMark[]
  /** Calls `listener` with each further mark. */
  onAdded(listener: (added: PortalMark) => void): void
  /** Answers an image element's request for an address below `markPath`. */
  answer(request: Pick<Request, 'url' | 'method' | 'headers'>): Response
}

/** Each is at most 100 kB. Beyond this, the one that came first is forgotten. */
const mostMarks = 40

/** Where the build puts its own mark (scripts/release/app-mark-plugin.ts). */
const ownMark = '/mark.svg'

export function createMarks(): Marks {
  const addresses = new Map<string, string>()
  const images = new Map<string, MarkImage>()
  const listeners: ((added: PortalMark) => void)[] = []

  const add = (url: string, mark: string) => {
    const [first] = addresses
    if (first && addresses.size >= mostMarks) {
      addresses.delete(first[0])
      images.delete(first[1])
    }
    addresses.set(url, mark)
    for (const listener of listeners) listener({ url, mark })
  }

  return {
    addOwn: (portal) => add(portal, ownMark),
    addFetched(portal, fetch) {
      if (addresses.has(portal)) return
      fetch().then(
        (image) => {
          if (addresses.has(portal)) return
          const address = `${markPath}${randomName()}`
          images.set(address, image)
          add(portal, address)
        },
        // The portal is drawn by its initial.
        () => undefined,
      )
    },
    addressOf: (portal) => addresses.get(portal) ?? null,
    all: () => [...addresses].map(([url, mark]) => ({ url, mark })),
    onAdded: (listener) => void listeners.push(listener),
    answer({ url, method, headers }) {
      if (method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } })
      const image = isMarkUrl(url) && isForImage(headers) ? images.get(new URL(url).pathname) : undefined
      if (!image) return new Response(null, { status: 404 })
      return new Response(Uint8Array.from(image.bytes), { headers: { 'Content-Type': image.type } })
    },
  }
}

/** Chromium adds the header only in its network stack, which requests of a custom scheme may bypass. */
function isForImage(headers: Headers): boolean {
  return ['image', null].includes(headers.get('sec-fetch-dest'))
}
