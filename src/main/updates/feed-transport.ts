import { EventEmitter } from 'node:events'
import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import { configureRequestOptions, configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime'
import type { Route } from '../http/routes.ts'
import { UpdateFailure } from './update-failure.ts'

/** The limit for waiting on the next bytes of a download, in milliseconds. */
const stalled = 30_000
const mostRedirects = 5

/** The base class passes the same options from one redirect to the next. */
type Followed = RequestOptions & { redirects?: number }

/** The part of a request that the base class uses. */
interface FeedRequest {
  abort(): void
  end(data?: Buffer): unknown
  on(event: string, listener: (...args: unknown[]) => void): unknown
}

/**
 * electron-updater's connection to the feed: over the app's own network, with its proxy and certificate authorities. It
 * contacts only the feed's origin, also for redirects, which the base class follows without a limit; accepts no more
 * bytes than announced; and ends if no more bytes arrive.
 */
export class FeedTransport extends HttpExecutor<FeedRequest> {
  readonly #feed: URL
  readonly #agents: Route['agents']
  readonly #userAgent: string
  readonly #stalled: number
  /** The size of the file that is being fetched, in bytes; no answer may hold more. */
  mostBytes = 0

  constructor(feed: URL, agents: Route['agents'], userAgent: string, stalledAfter = stalled) {
    super()
    this.#feed = feed
    this.#agents = agents
    this.#userAgent = userAgent
    this.#stalled = stalledAfter
  }

  override createRequest(options: Followed, answer: (response: IncomingMessage) => void): FeedRequest {
    options.redirects = (options.redirects ?? -1) + 1
    // The base class takes it from here.
    options.timeout = this.#stalled
    const port = options.port ? `:${options.port}` : ''
    const origin = URL.parse(`${options.protocol}//${options.hostname}${port}`)?.origin
    if (origin !== this.#feed.origin || options.redirects > mostRedirects) return new RefusedRequest()

    const isSecure = this.#feed.protocol === 'https:'
    return (isSecure ? https : http).request(
      {
        ...options,
        headers: { ...options.headers, 'User-Agent': this.#userAgent },
        agent: isSecure ? this.#agents.https : this.#agents.http,
      },
      (response) => {
        let received = 0
        response.on('data', (part: Buffer) => {
          received += part.length
          if (received > this.mostBytes) response.destroy(new UpdateFailure('damaged'))
        })
        answer(response)
      },
    )
  }

  /** Downloads a file of the feed to a path. Rejects if its checksum differs. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: Followed = { headers: options.headers ?? {} }
      configureRequestUrl(url, request)
      configureRequestOptions(request)
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination))
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

/** A request that is never sent and fails like an unreachable one. */
class RefusedRequest extends EventEmitter {
  end(): this {
    process.nextTick(() => this.emit('error', new UpdateFailure('unreachable')))
    return this
  }

  abort(): void {}
}
