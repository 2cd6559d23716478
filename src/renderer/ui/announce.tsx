import { signal } from '@preact/signals'

const spoken = signal('')

/** Makes a screen reader say something once it is idle, e.g. "Copied". */
export function announce(text: string): void {
  // Screen readers repeat a sentence only if the region changes.
  spoken.value = spoken.value === text ? `${text}\u00a0` : text
}

/** The live region for announcements; rendered once, by the app. */
export function Announcer() {
  return (
    <div class="visually-hidden" role="status">
      {spoken}
    </div>
  )
}
