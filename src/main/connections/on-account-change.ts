import type { ActivePortal } from './active-portal.ts'

/**
 * Wraps a portal to call `changed` whenever another account becomes active, or another person signs in to the active
 * one, whatever call caused it and even if that call then failed.
 */
export function onAccountChange(portal: ActivePortal, changed: () => void): ActivePortal {
  const whoseInUse = () => {
    const { id = '', account = '' } = portal.connection() ?? {}
    return JSON.stringify([id, account])
  }
  const watch = () => {
    const before = whoseInUse()
    return () => {
      if (whoseInUse() !== before) changed()
    }
  }
  const watched =
    <Inputs extends unknown[], Value>(act: (...inputs: Inputs) => Value) =>
    (...inputs: Inputs): Value => {
      const tell = watch()
      try {
        return act(...inputs)
      } finally {
        tell()
      }
    }
  return {
    ...portal,
    choose(address) {
      const tell = watch()
      return portal.choose(address).finally(tell)
    },
    use: watched(portal.use),
    goTo: watched(portal.goTo),
    forget: watched(portal.forget),
    remember: watched(portal.remember),
  }
}
