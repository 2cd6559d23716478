import type { Crossing } from './crossing.ts'

/** The page's half of `contextBridge`: defines what the preload exposes, frozen. Refers to nothing outside itself. */
export function mainWorld(bridge: Crossing): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(freeze)
      Object.freeze(value)
    }
    return value
  }
  bridge.offer('expose', (name: string, api: unknown) => {
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(window, name, { value: freeze(api), enumerable: true, writable: false, configurable: false })
  })
}
