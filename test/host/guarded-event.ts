/** An event that a listener may prevent. */
export type GuardedEvent<Details> = Details & { preventDefault(): void; readonly defaultPrevented: boolean }

/** Creates the object that Electron passes to a listener that may call `preventDefault`. */
export function guardedEvent<Details extends object>(details: Details): GuardedEvent<Details> {
  let prevented = false
  return Object.defineProperties(details, {
    preventDefault: {
      value: () => {
        prevented = true
      },
      enumerable: true,
    },
    defaultPrevented: { get: () => prevented, enumerable: true },
  }) as GuardedEvent<Details>
}
