/**
 * Leaves to an input method what is pressed while it composes: its arrows choose among candidates and its Enter takes
 * one, and nothing of the page may act on them or submit a form (UI Events, "Key events during composition").
 *
 * @returns what stops it.
 */
export function leaveKeysToInputMethods(): () => void {
  const keep = (event: KeyboardEvent) => {
    // Windows names the key that starts a composition "Process" before it has begun.
    if (!event.isComposing && event.key !== 'Process') return
    event.stopImmediatePropagation()
    if (event.key === 'Enter') event.preventDefault()
  }
  for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, keep, { capture: true })
  return () => {
    for (const type of ['keydown', 'keyup'] as const) window.removeEventListener(type, keep, { capture: true })
  }
}
