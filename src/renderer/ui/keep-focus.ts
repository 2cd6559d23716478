/**
 * What takes over the focus of something that went away: a heading that can have it, the first field of a form, a
 * list. Headings come with `tabindex="-1"` so that screen readers read where one is.
 */
const home = ':is(h1, h2)[tabindex="-1"], [data-autofocus], [role=grid]'

/**
 * Keeps the focus from falling on the body when what had it goes away, e.g. a button that its own press replaces:
 * there the keyboard leads nowhere and a screen reader starts over. The nearest thing around it that is left takes it,
 * within a dialog if one is open. What takes the focus on purpose, now or later, comes before.
 *
 * @returns what stops it.
 */
export function keepFocus(): () => void {
  /** What has the focus, or had it last, and everything around it from inside out. */
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
    // A press beside everything takes the focus away too, and leaves what had it where it is.
    if (focused?.isConnected) return
    // What has gone is let go: it may be a field that held a password.
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

/** Gives the focus to what takes it over within an element, or to the element itself; false where nothing can. */
function giveFocus(element: Element): boolean {
  const candidates = element.matches('[tabindex="-1"]') ? [element] : []
  for (const candidate of [...element.querySelectorAll(home), ...candidates]) {
    if (!(candidate instanceof HTMLElement) || candidate.closest('[inert]')) continue
    candidate.focus({ preventScroll: true })
    if (document.activeElement === candidate) return true
  }
  return false
}
