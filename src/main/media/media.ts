import { isMediaUrl, mediaPath } from '../security/app-origin.ts'
import { randomName } from '../security/random-name.ts'
import { type ByteRange, type MediaSource, requestedRange } from './media-source.ts'

/** What the page needs of an opened sound. */
export interface OpenedMedia extends Pick<MediaSource, 'mediaType' | 'length' | 'isInMemory'> {
  /** A path for an audio or video element. It reveals nothing about the portal, and is 404 once the sound is closed. */
  address: string
}

/**
 * The sounds that the page can play. They are closed when the app locks, the session ends, or the account or page
 * changes.
 */
export interface Media {
  /**
   * Opens the source that `make` gives; its signal is aborted when the sound is closed. Rejects as `make` does, and
   * with `cancelled` if everything was closed meanwhile.
   */
  open(make: (signal: AbortSignal) => Promise<MediaSource>): Promise<OpenedMedia>
  /** Closes a sound; does nothing for an address that is not open. */
  close(address: string): void
  /** Closes all sounds: their addresses become invalid, and answers under way are aborted. */
  closeAll(): void
  /** Calls `listener` at each `closeAll`. Only the page can discard what it has already loaded. */
  onClosed(listener: () => void): void
  /**
   * Answers a media element's request for an address below `mediaPath`. Each load is redirected to an address that the
   * page does not learn. For five minutes Chromium gives a new element what another one loaded under the same last
   * address, whatever `no-store` says (third_party/blink/renderer/platform/media/url_index.cc). Without the redirect a
   * new element would play a closed sound.
   */
  answer(request: Pick<Request, 'url' | 'method' | 'headers'>): Response
}

/**
 * One is playing and the next may be preloaded. Each may hold its file in memory, so the oldest is closed beyond this.
 */
const mostOpen = 4
/** A page loads a sound once, and again for each further element. Beyond this, the oldest load ends. */
const mostLoads = 16

interface Opened {
  source: MediaSource
  closing: AbortController
  signal: AbortSignal
  /** The queries that its loads were redirected to, each used by one element for every part it asks for. */
  loads: Set<string>
}

export function createMedia(): Media {
  const opened = new Map<string, Opened>()
  const listeners: (() => void)[] = []
  let ending = new AbortController()

  const close = (address: string) => {
    opened.get(address)?.closing.abort()
    opened.delete(address)
  }

  return {
    async open(make) {
      const closing = new AbortController()
      const signal = AbortSignal.any([ending.signal, closing.signal])
      const source = await make(signal)
      if (signal.aborted) throw await cancelled()
      const [oldest] = opened.keys()
      if (oldest !== undefined && opened.size >= mostOpen) close(oldest)
      const address = `${mediaPath}${randomName()}`
      opened.set(address, { source, closing, signal, loads: new Set() })
      const { mediaType, length, isInMemory } = source
      return { address, mediaType, length, isInMemory }
    },
    close,
    closeAll() {
      ending.abort()
      ending = new AbortController()
      opened.clear()
      for (const listener of listeners) listener()
    },
    onClosed: (listener) => void listeners.push(listener),
    answer({ url, method, headers }) {
      if (method !== 'GET' && method !== 'HEAD') return empty(405, { Allow: 'GET, HEAD' })
      const { pathname, search } = new URL(url)
      const isAddress = isMediaUrl(url) && isForElement(headers)
      const sound = isAddress ? opened.get(pathname) : undefined
      if (!sound) return empty(404)
      if (search === '') return redirect(`${pathname}${beginLoad(sound)}`)
      if (!sound.loads.has(search)) return empty(404)
      const { length } = sound.source
      // Range is defined for GET alone (RFC 9110, 14.2), and no validator can match since none is ever sent (13.1.5).
      const isPartial = method === 'GET' && !headers.has('if-range')
      const range = requestedRange(isPartial ? headers.get('range') : null, length)
      if (range === 'unsatisfiable') return empty(416, { 'Content-Range': `bytes */${length}`, ...acceptsRanges })
      const whole = range === 'whole'
      const { first, last } = whole ? { first: 0, last: length - 1 } : range
      return new Response(method === 'HEAD' ? null : bodyOf(sound, { first, last }), {
        status: whole ? 200 : 206,
        headers: {
          'Content-Type': sound.source.mediaType,
          // An open range is never shortened: for schemes other than http, Chromium takes its end for the end of the
          // file.
          'Content-Length': String(last - first + 1),
          ...(!whole && { 'Content-Range': `bytes ${first}-${last}/${length}` }),
          'Cache-Control': 'no-store',
          ...acceptsRanges,
        },
      })
    },
  }
}

function beginLoad({ loads }: Opened): string {
  const query = `?${randomName()}`
  const [oldest] = loads
  if (oldest !== undefined && loads.size >= mostLoads) loads.delete(oldest)
  loads.add(query)
  return query
}

/** Keeps the method and the range that was asked for (RFC 9110, 15.4.8). */
const redirect = (location: string) => empty(307, { Location: location, 'Cache-Control': 'no-store' })

const acceptsRanges = { 'Accept-Ranges': 'bytes' }

const empty = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers })

/** Chromium adds the header only in its network stack, which requests of a custom scheme may bypass. */
function isForElement(headers: Headers): boolean {
  return ['audio', 'video', null].includes(headers.get('sec-fetch-dest'))
}

/** Respects backpressure. Fails at once when the sound is closed, and closes the source when the page stops reading. */
function bodyOf({ source, signal: closed }: Opened, range: ByteRange): ReadableStream<Uint8Array> {
  const stopped = new AbortController()
  const signal = AbortSignal.any([closed, stopped.signal])
  const bytes = source.read(range, signal)[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const breakOff = () => controller.error(new Error('the sound was closed'))
        if (closed.aborted) breakOff()
        else closed.addEventListener('abort', breakOff, { once: true, signal: stopped.signal })
      },
      async pull(controller) {
        const { done, value } = await bytes.next()
        if (signal.aborted) return
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => stopped.abort(),
    },
    { highWaterMark: 0 },
  )
}

/** Loaded late: this module comes before the window, schemas after it. */
async function cancelled(): Promise<Error> {
  const { Failure } = await import('../../shared/errors.ts')
  return new Failure({ code: 'cancelled' })
}
