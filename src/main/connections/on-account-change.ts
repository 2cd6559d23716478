import type { ActivePortal } from './active-portal.ts'

/** The same portal, which calls `changed` whenever another account came into use, whichever call brought it. */
export function onAccountChange(portal: ActivePortal, changed: () => void): ActivePortal {
  const watch = () => {
    const before = portal.connection()?.id
    return () => {
      if (portal.connection()?.id !== before) changed()
    }
  }
  const watched =
    <Input>(act: (input: Input) => void) =>
    (input: Input) => {
      const tell = watch()
      act(input)
      tell()
    }
  return {
    ...portal,
    async choose(address) {
      const tell = watch()
      const adapter = await portal.choose(address)
      tell()
      return adapter
    },
    use: watched(portal.use),
    goTo: watched(portal.goTo),
    forget: watched(portal.forget),
  }
}
