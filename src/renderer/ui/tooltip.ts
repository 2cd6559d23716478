import './tooltip.css'

/** How long the pointer rests on an element before its tooltip appears, in milliseconds. */
const rest = 400

/**
 * Shows what `data-tooltip` says beside an element that is pointed at or that the keyboard has reached; unlike `title`
 * it appears without delay for the keyboard. Escape hides it, and the pointer may move onto it (WCAG 2.2, 1.4.13).
 * It repeats the element's accessible name, so screen readers do not read it again. A style sheet
 * can set `--tooltip` to `none` where the same text is in sight, and to `beside` in a column of icons. Called once.
 *
 * @returns a function that stops this
 */
export function startTooltips(): () => void {
  const tooltip = document.createElement('div')
  tooltip.className = 'tooltip'
  tooltip.popover = 'manual'
  tooltip.ariaHidden = 'true'
  document.body.append(tooltip)

  let shownFor: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const hide = () => {
    clearTimeout(timer)
    shownFor = null
    tooltip.hidePopover()
  }
  const show = (element: HTMLElement) => {
    hide()
    const place = getComputedStyle(element).getPropertyValue('--tooltip').trim()
    if (!element.isConnected || place === 'none') return
    tooltip.dataset.place = place
    tooltip.textContent = element.dataset.tooltip ?? ''
    shownFor = element
    tooltip.showPopover({ source: element })
  }
  const point = ({ target }: Event) => {
    const element = labelled(target)
    // On its way to the tooltip, the pointer may leave the element for a moment.
    if (element === shownFor || (target instanceof Node && tooltip.contains(target))) return clearTimeout(timer)
    clearTimeout(timer)
    if (element) timer = setTimeout(() => show(element), rest)
    else if (shownFor) timer = setTimeout(hide, rest / 2)
  }
  const focus = ({ target }: Event) => {
    const element = labelled(target)
    if (element === target && element?.matches(':focus-visible')) show(element)
    else hide()
  }
  const press = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && shownFor) hide()
  }
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true, passive: true }
  document.addEventListener('pointerover', point, options)
  document.addEventListener('focusin', focus, options)
  document.addEventListener('focusout', hide, options)
  document.addEventListener('keydown', press, options)
  document.addEventListener('pointerdown', hide, options)
  document.addEventListener('scroll', hide, options)
  // A page that has gone takes its tooltip with it.
  const watch = new MutationObserver(() => {
    if (shownFor && !shownFor.isConnected) hide()
  })
  watch.observe(document.body, { childList: true, subtree: true })
  return () => {
    hide()
    stop.abort()
    watch.disconnect()
    tooltip.remove()
  }
}

/** The element around the target that has a tooltip. */
function labelled(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null
}
