import { signal } from '@preact/signals'

/** "Search" was asked for; the page with a list takes the focus to its search field and sets it back. */
export const searchRequested = signal(false)

/** "Check for updates" was asked for; the settings show what comes of it and set it back. */
export const updatesRequested = signal(false)

/** The sheet of keyboard shortcuts is open. */
export const shortcutsOpen = signal(false)
