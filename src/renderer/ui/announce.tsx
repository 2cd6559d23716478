import { signal } from '@preact/signals'

const spoken = signal('')

/** Has a screen reader say something once it is free, e.g. "Copied". */
export function announce(text: string): void {
  // A repeated sentence is only spoken when the region changes.
  spoken.value = spoken.value === text ? `${text}\u00a0` : text
}

/** The live region that announcements go through; stands once, in the app. */
export function Announcer() {
  return (
    <div class="visually-hidden" role="status">
      {spoken}
    </div>
  )
}
