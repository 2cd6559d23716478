import { type MenuAction, showMenu } from './context-menu.ts'

/**
 * Offers the buttons of whatever has the attribute `data-menu`, e.g. of a setting's value, as a context menu: by their
 * names, and chosen as if pressed. Returns a function that stops this.
 */
export function startButtonMenus(): () => void {
  // macOS selects the word under the pointer before the event comes.
  let wasSelected = false
  const press = ({ target }: MouseEvent) => {
    const place = target instanceof Element ? target.closest('[data-menu]') : null
    wasSelected = place !== null && isSelected(place)
  }
  const open = (event: MouseEvent) => {
    const { target, defaultPrevented } = event
    if (defaultPrevented || !(target instanceof Element) || target.closest('a, input, select, textarea')) return
    const place = target.closest('[data-menu]')
    if (!place || wasSelected) return
    const actions = [...place.querySelectorAll('button')].filter(isVisible).map(actionOf)
    if (actions.length === 0) return
    event.preventDefault()
    void showMenu([actions], { x: event.clientX, y: event.clientY })
  }
  document.addEventListener('mousedown', press, true)
  document.addEventListener('contextmenu', open)
  return () => {
    document.removeEventListener('mousedown', press, true)
    document.removeEventListener('contextmenu', open)
  }
}

const isVisible = (button: HTMLButtonElement) => button.checkVisibility()

const actionOf = (button: HTMLButtonElement): MenuAction => ({
  label: nameOf(button),
  enabled: !button.disabled && button.ariaDisabled !== 'true',
  run: () => button.click(),
})

/** The button's accessible name. */
function nameOf(button: HTMLButtonElement): string {
  if (button.ariaLabel) return button.ariaLabel
  const copy = button.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
  return copy.textContent?.trim() || button.title
}

/** Whether the person selected text here, which main's own menu copies. */
function isSelected(element: Element): boolean {
  const selection = getSelection()
  return selection !== null && selection.toString().trim() !== '' && selection.containsNode(element, true)
}
