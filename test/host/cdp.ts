import type { Readable, Writable } from 'node:stream'
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.d.ts'

type Commands = ProtocolMapping.Commands
type Events = ProtocolMapping.Events
type Listener = (payload: unknown) => void

interface Incoming {
  id?: number
  sessionId?: string
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

/** A command that Chromium refused, or that was open when the connection ended. */
export class CdpError extends Error {
  override name = 'CdpError'
}

/** One DevTools session: the browser's own, or a page's. */
export class CdpSession {
  readonly #connection: CdpConnection
  readonly #id: string | undefined
  readonly #listeners = new Map<string, Listener[]>()

  constructor(connection: CdpConnection, id: string | undefined) {
    this.#connection = connection
    this.#id = id
  }

  /** @throws CdpError naming the command. */
  send<Command extends keyof Commands>(
    method: Command,
    ...parameters: Commands[Command]['paramsType']
  ): Promise<Commands[Command]['returnType']> {
    return this.#connection.send(this.#id, method, parameters[0]) as Promise<Commands[Command]['returnType']>
  }

  /** Sends a command whose failure only means that the page has gone meanwhile. */
  post<Command extends keyof Commands>(method: Command, ...parameters: Commands[Command]['paramsType']): void {
    this.send(method, ...parameters).catch(() => {})
  }

  on<Event extends keyof Events>(event: Event, listener: (...payload: Events[Event]) => void): void {
    const listeners = this.#listeners.get(event) ?? []
    listeners.push(listener as Listener)
    this.#listeners.set(event, listeners)
  }

  receive(event: string, payload: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload)
  }
}

/** The DevTools protocol over `--remote-debugging-pipe`: JSON messages, each ended by a NUL. */
export class CdpConnection {
  readonly browser = new CdpSession(this, undefined)
  readonly #output: Writable
  readonly #sessions = new Map<string, CdpSession>()
  readonly #waiting = new Map<
    number,
    { method: string; resolve: (value: unknown) => void; reject: (e: Error) => void }
  >()
  #lastId = 0
  #pending: Buffer[] = []

  constructor(output: Writable, input: Readable) {
    this.#output = output
    output.on('error', () => this.#end())
    input.on('data', (chunk: Buffer) => this.#read(chunk))
    input.on('close', () => this.#end())
  }

  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? new CdpSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  send(sessionId: string | undefined, method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#output.write(`${JSON.stringify({ id, sessionId, method, params })}\0`)
    })
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...this.#pending, chunk.subarray(start, end)]).toString()
      this.#pending = []
      start = end + 1
      this.#receive(JSON.parse(message))
    }
    if (start < chunk.length) this.#pending.push(chunk.subarray(start))
  }

  #receive({ id, sessionId, method, params, result, error }: Incoming): void {
    if (id === undefined) {
      const session = sessionId === undefined ? this.browser : this.session(sessionId)
      session.receive(method ?? '', params)
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new CdpError(`${waiting.method}: ${error.message}`))
    else waiting?.resolve(result)
  }

  #end(): void {
    for (const { method, reject } of this.#waiting.values()) reject(new CdpError(`${method}: the browser has ended`))
    this.#waiting.clear()
  }
}
