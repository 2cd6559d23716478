import type { IpcRenderer } from 'electron'
import type { PortalBridge } from '../shared/bridge.ts'
import type { Result } from '../shared/errors.ts'

/**
 * What a page gets of the bridge: only the names in the table pass, nothing throws, and
 * Electron's event never crosses.
 */
export function createPageBridge(
  ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>,
  calls: readonly string[],
  events: readonly string[],
): PortalBridge {
  const refused: Result<never> = { ok: false, error: { code: 'refused' } }
  return {
    call: async (name, input) => (calls.includes(name) ? ipc.invoke(name, input).catch(() => refused) : refused),
    on(name, listener) {
      if (!events.includes(name)) return () => undefined
      const hear: Parameters<typeof ipc.on>[1] = (_event, payload) => listener(payload)
      ipc.on(name, hear)
      return () => void ipc.off(name, hear)
    },
  }
}
