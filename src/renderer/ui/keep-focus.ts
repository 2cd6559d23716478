/**
 * What takes the focus after the focused element was removed: a focusable heading, the first field of a form, a list.
 * Headings have `tabindex="-1"` so that screen readers can announce where the person is.
 */
const home = ':is(h1, h2)[tabindex="-1"], [data-autofocus], [role=grid]'

/**
 * Keeps the focus from moving to the body when the focused element is removed, e.g. a button that its own press
 * replaces: there the keyboard does nothing and a screen reader starts over. The nearest remaining element around it
 * takes the focus, within a dialog if one is open. Explicit changes of the focus, now or later, take precedence.
 *
 * @returns a function that stops this.
 */
export function keepFocus(): () => void {
  /** The element that has or last had the focus, and its ancestors from the inside out. */
  let path: Element[] = [document.body]
  let focused: Element | null = null

  const follow = () => {
    const { activeElement } = document
    if (activeElement && activeElement !== document.body) {
      if (activeElement === focused) return
      focused = activeElement
      path = []
      for (let around: Element | null = activeElement; around; around = around.parentElement) path.push(around)
      return
    }
    // A click on empty space also removes the focus, but leaves the element in place.
    if (focused?.isConnected) return
    // Drop references to removed elements: one may be a field that held a password.
    focused = null
    path = path.filter((around) => around.isConnected)
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
    const within = dialog && !path.some((around) => dialog.contains(around)) ? [dialog, ...path] : path
    within.some(giveFocus)
    if (document.activeElement !== document.body) follow()
  }
  const observer = new MutationObserver(follow)
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', follow)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', follow)
  }
}

/** Moves the focus to a suitable element within an element, or to the element itself; false if nothing can take it. */
function giveFocus(element: Element): boolean {
  const candidates = element.matches('[tabindex="-1"]') ? [element] : []
  for (const candidate of [...element.querySelectorAll(home), ...candidates]) {
    if (!(candidate instanceof HTMLElement) || candidate.closest('[inert]')) continue
    candidate.focus({ preventScroll: true })
    if (document.activeElement === candidate) return true
  }
  return false
}
