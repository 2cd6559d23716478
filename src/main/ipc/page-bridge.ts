import type { BridgeEventPayload, PageBridge } from '../../shared/bridge.ts'
import type { Result } from '../../shared/errors.ts'

type IpcListener = (event: unknown, payload: unknown) => void

/** The part of Electron's `ipcRenderer` that the bridge uses. */
export interface PageIpc {
  invoke(channel: string, input: unknown): Promise<Result<never>>
  on(channel: string, listener: IpcListener): unknown
  off(channel: string, listener: IpcListener): unknown
}

/**
 * The bridge as the page sees it: only names in the table are accepted, nothing throws, and Electron's event object
 * never crosses.
 */
export function createPageBridge(ipc: PageIpc, calls: readonly string[], events: readonly string[]): PageBridge {
  const refused: Result<never> = { ok: false, error: { code: 'refused' } }
  return {
    call: async (name, input) => (calls.includes(name) ? ipc.invoke(name, input).catch(() => refused) : refused),
    on(name, listener) {
      if (!events.includes(name)) return () => undefined
      // Main has parsed the payload by this event's schema.
      const hear: IpcListener = (_event, payload) => listener(payload as BridgeEventPayload<typeof name>)
      ipc.on(name, hear)
      return () => void ipc.off(name, hear)
    },
  }
}
