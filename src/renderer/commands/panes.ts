/** What had the focus in each pane last. */
const last = new WeakMap<Element, HTMLElement>()

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** The panes that can be seen, in their order: elements marked `data-pane` that contain no other. */
const panes = () =>
  [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.checkVisibility() && pane.querySelector('[data-pane]') === null,
  )

/** Moves the focus to the next pane, or the one before: to where it was there, else to its list or first control. */
export function goToPane(step: 1 | -1): void {
  const all = panes()
  const from = document.activeElement
  const at = all.findIndex((pane) => pane.contains(from))
  const current = all[at]
  if (current && from instanceof HTMLElement) last.set(current, from)
  const start = at < 0 && step < 0 ? 0 : at
  // A pane may have nothing that takes the focus.
  for (let hop = 1; hop <= all.length; hop++) {
    const pane = all[(start + step * hop + all.length * hop) % all.length]
    if (pane && pane !== current && enter(pane)) return
  }
}

function enter(pane: HTMLElement): boolean {
  const before = last.get(pane)
  const candidates = [
    ...(before && pane.contains(before) ? [before] : []),
    ...pane.querySelectorAll<HTMLElement>('[role=grid], .detail-pane'),
    ...pane.querySelectorAll<HTMLElement>(focusable),
  ]
  return candidates.some((element) => {
    if (!element.checkVisibility()) return false
    element.focus()
    return document.activeElement === element
  })
}
