import { signal } from '@preact/signals'
import { availablePages } from '../page.ts'

/** Set by the command "Search"; the page with a list moves the focus to its search field and resets it. */
export const searchRequested = signal(false)

/** Set by the command "Check for updates"; the settings show the result and reset it. */
export const updatesRequested = signal(false)

/** Whether the list of keyboard shortcuts is open. */
export const shortcutsOpen = signal(false)

/** Whether the dialog with the accounts is open. */
export const accountsOpen = signal(false)

/** Whether the facts about the app are open. */
export const aboutOpen = signal(false)

/** The page that "Search" leads to from every other page; undefined if this portal and account have none. */
export const searchPage = () => availablePages(({ search }) => search?.() === 'from-everywhere')[0]
