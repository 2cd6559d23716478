import type Electron from 'electron'
import { codec } from './page/codec.ts'
import type { FromPage, ToPage } from './page/preload-world.ts'
import { ProvidedEmitter, type Shape } from './provided.ts'
import type { WebContents } from './web-contents.ts'
import type { WebFrameMain } from './web-frame-main.ts'

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown

const text = codec()

/** Where main's handlers for the pages' calls are. */
class IpcMain extends ProvidedEmitter implements Shape<IpcMain, Electron.IpcMain> {
  readonly #handlers = new Map<string, Handler>()

  constructor() {
    super('ipcMain')
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Runs the handler; a failure is reported as in Electron. For the host. */
  async invoke(message: Extract<FromPage, { kind: 'invoke' }>, from: Sender): Promise<ToPage> {
    const { id, channel } = message
    try {
      const handler = this.#handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      const value = await handler(senderEvent(from), ...(text.decode(message.args) as unknown[]))
      return { kind: 'result', id, ok: true, value: text.encode(value) }
    } catch (error) {
      return { kind: 'result', id, ok: false, message: `Error invoking remote method '${channel}': ${error}` }
    }
  }

  /** Passes on a one-way message. For the host. */
  receive(message: Extract<FromPage, { kind: 'send' }>, from: Sender): void {
    this.emit(message.channel, senderEvent(from), ...(text.decode(message.args) as unknown[]))
  }
}

interface Sender {
  sender: WebContents
  frame: WebFrameMain | null
}

function senderEvent({ sender, frame }: Sender): Electron.IpcMainInvokeEvent {
  const event = {
    type: 'frame',
    sender,
    frameId: frame?.routingId ?? -1,
    processId: frame?.processId ?? -1,
    get senderFrame() {
      return frame?.detached ? null : frame
    },
    preventDefault() {},
    defaultPrevented: false,
  }
  // The host's WebContents and WebFrameMain throw by name for what they lack.
  return event as unknown as Electron.IpcMainInvokeEvent
}

export const ipcMain = new IpcMain()
