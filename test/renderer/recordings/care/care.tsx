import { render } from 'preact'

export const hold = { reason: 'Complaint', case: '4471', since: '2026-11-03T09:00:00Z', author: 'Ada Fernandes' }

/** Draws a part of the screen, and again as it is after a change. */
export function draw(view: preact.ComponentChildren) {
  render(view, document.body)
}
