import type { Chromium } from './chromium.ts'

/** What this run of the host was started with. */
export interface Runtime {
  appPath: string
  name: string
  version: string
  isPackaged: boolean
  /** Where the system keeps programs' data. */
  appData: string
  /** `--user-data-dir`, else where Electron would put it. */
  userData: string
  visible: boolean
  /** The picture of its windows; null where the app's folder has none. */
  icon: string | null
  chromium: Chromium | undefined
}

/** HOST_WAYLAND=1: a compositor that gives programs neither the clipboard nor their place unless it wants to. */
export const isWayland = process.env.HOST_WAYLAND === '1'

let current: Runtime | undefined

export function setRuntime(runtime: Runtime): void {
  current = runtime
}

export function runtime(): Runtime {
  if (!current) throw new Error('test/host: nothing runs yet')
  return current
}

export function chromium(): Chromium {
  const { chromium } = runtime()
  if (!chromium) throw new Error('Cannot create BrowserWindow before app is ready')
  return chromium
}
