import type Electron from 'electron'
import type { CdpSession } from './cdp.ts'
import { toMain } from './origins.ts'
import { preloadWorldName } from './page/scripts.ts'
import { Provided, type Shape } from './provided.ts'

/** One frame of a page, as main sees it. Its facts cannot be read once it is gone, as in Electron. */
export class WebFrameMain
  extends Provided
  implements Shape<WebFrameMain, Electron.WebFrameMain, 'parent' | 'top' | 'frames'>
{
  readonly id: string
  readonly routingId: number
  readonly processId = 1
  readonly #parent: WebFrameMain | null
  readonly #children = new Set<WebFrameMain>()
  #url = ''
  #origin = ''
  #detached = false

  constructor(id: string, routingId: number, parent: WebFrameMain | null) {
    super('WebFrameMain')
    this.id = id
    this.routingId = routingId
    this.#parent = parent
    if (parent) parent.#children.add(this)
  }

  get url(): string {
    return this.#alive().#url
  }

  get origin(): string {
    return this.#alive().#origin
  }

  get parent(): WebFrameMain | null {
    return this.#alive().#parent
  }

  get top(): WebFrameMain {
    return this.#parent?.top ?? this
  }

  get frames(): WebFrameMain[] {
    return [...this.#children]
  }

  get detached(): boolean {
    return this.#detached
  }

  isDestroyed(): boolean {
    return this.#detached
  }

  moved(url: string, origin: string): void {
    this.#url = toMain(url)
    // Chromium writes an opaque origin as "://".
    this.#origin = origin === '://' ? 'null' : toMain(origin)
  }

  detach(): void {
    this.#detached = true
    if (this.#parent) this.#parent.#children.delete(this)
    for (const child of this.#children) child.detach()
  }

  #alive(): this {
    if (this.#detached) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    return this
  }
}

/** The frames of one page, and the preload's world in each. */
export class Frames {
  readonly #frames = new Map<string, WebFrameMain>()
  readonly #contexts = new Map<number, string>()
  readonly #mainFrameId: string
  #lastRoutingId = 0

  constructor(mainFrameId: string, session: CdpSession) {
    this.#mainFrameId = mainFrameId
    this.#add(mainFrameId, null)
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.#add(frameId, this.get(parentFrameId)))
    session.on('Page.frameDetached', ({ frameId }) => {
      this.get(frameId)?.detach()
      this.#frames.delete(frameId)
    })
    session.on('Page.frameNavigated', ({ frame }) =>
      this.get(frame.id)?.moved(frame.url + (frame.urlFragment ?? ''), frame.securityOrigin),
    )
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.get(frameId)
      frame?.moved(url, frame.origin)
    })
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorldName) return
      const frameId = String(context.auxData?.frameId)
      this.#contexts.set(context.id, frameId)
      // Only here does a frame that inherits its origin (about:srcdoc) show it.
      const frame = this.get(frameId)
      frame?.moved(frame.url, context.origin)
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId)
    })
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear())
  }

  get main(): WebFrameMain {
    const frame = this.get(this.#mainFrameId)
    if (!frame) throw new Error('test/host: the page is gone')
    return frame
  }

  get(frameId: string): WebFrameMain | null {
    return this.#frames.get(frameId) ?? null
  }

  find(accepts: (frame: WebFrameMain) => boolean): WebFrameMain | undefined {
    return [...this.#frames.values()].find(accepts)
  }

  /** The frame whose preload world that is, or null when it has gone meanwhile. */
  ofContext(contextId: number): WebFrameMain | null {
    return this.get(this.#contexts.get(contextId) ?? '')
  }

  /** The preload's world in a frame, or undefined while it has no document. */
  contextOf(frame: WebFrameMain): number | undefined {
    for (const [context, frameId] of this.#contexts) if (frameId === frame.id) return context
    return undefined
  }

  #add(frameId: string, parent: WebFrameMain | null): void {
    if (this.#frames.has(frameId)) return
    this.#frames.set(frameId, new WebFrameMain(frameId, ++this.#lastRoutingId, parent))
  }
}
