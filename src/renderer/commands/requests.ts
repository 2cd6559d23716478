import { signal } from '@preact/signals'
import { availablePages } from '../page.ts'

/** "Search" was asked for; the page with a list takes the focus to its search field and sets it back. */
export const searchRequested = signal(false)

/** "Check for updates" was asked for; the settings show what comes of it and set it back. */
export const updatesRequested = signal(false)

/** The sheet of keyboard shortcuts is open. */
export const shortcutsOpen = signal(false)

/** The page that "Search" leads to from every other; undefined where this portal and this account have none. */
export const searchPage = () => availablePages(({ search }) => search?.() === 'from-everywhere')[0]
