import type Electron from 'electron'
import { registerScheme } from './origins.ts'
import { Provided, type Shape } from './provided.ts'

type Handler = (request: Request) => Response | Promise<Response>

/** The app's own schemes and what answers their requests. */
class Protocol extends Provided implements Shape<Protocol, Electron.Protocol> {
  readonly #streaming = new Set<string>()
  readonly #handlers = new Map<string, Handler>()

  constructor() {
    super('protocol')
  }

  /** Only standard schemes are provided; `.invalid` origins are secure and support fetch by themselves. */
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard) throw new Error(`test/host: the scheme ${scheme} is not standard`)
      registerScheme(scheme)
      if (privileges.stream) this.#streaming.add(scheme)
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }

  /** For the host: whether a media element may expect its scheme to stream. */
  isStreaming(url: string): boolean {
    return this.#streaming.has(new URL(url).protocol.slice(0, -1))
  }

  /** For the host. */
  handlerOf(url: string): Handler | undefined {
    return this.#handlers.get(new URL(url).protocol.slice(0, -1))
  }
}

export const protocol = new Protocol()
