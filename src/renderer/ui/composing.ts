/**
 * Leaves key presses to an input method while it is composing: arrows choose among candidates and Enter accepts one, so
 * the page must not act on them or submit a form (UI Events, "Key events during composition").
 *
 * @returns a function that stops this.
 */
export function leaveKeysToInputMethods(): () => void {
  const keep = (event: KeyboardEvent) => {
    // On Windows the key that starts a composition is "Process", before the composition has begun.
    if (!event.isComposing && event.key !== 'Process') return
    event.stopImmediatePropagation()
    if (event.key === 'Enter') event.preventDefault()
  }
  for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, keep, { capture: true })
  return () => {
    for (const type of ['keydown', 'keyup'] as const) window.removeEventListener(type, keep, { capture: true })
  }
}
