import type { ReadonlySignal } from '@preact/signals'
import type { IconNode } from 'lucide'
import type { FunctionComponent } from 'preact'

/** Every page with the parameters of its address; the file with a feature's pages adds them here. */
export interface PageParams {
  /** The home page, which is also shown for an invalid address and for a page that is not available. */
  dashboard: unknown
}

export type PageName = keyof PageParams

/** A place in the app: a page and its parameters. */
export type Route = { [Name in PageName]: { name: Name } & PageParams[Name] }[PageName]

/** A page as data: its address, who may see it, and what leads to it. */
export interface Page {
  path: `/${string}`
  /** The parameter that ends the address: the id of what is opened from the page's list. */
  param?: string
  audience: 'signed-in' | 'signed-out' | 'everyone'
  /** Absent if the screen around it already contains it. */
  load?: () => Promise<FunctionComponent>
  /** Whether this portal has it and this account may see it; absent if always. */
  available?: ReadonlySignal<boolean>
  /** Its name in the side bar and in the breadcrumb of the pages below it. */
  label?: () => string
  /** The page that leads to it. */
  above?: PageName
  sideBar?: { icon: IconNode; at: 'top' | 'foot' }
  /** A card that leads to it, on each of these pages. */
  card?: { on: readonly PageName[]; icon: IconNode; words: () => CardWords }
  /** Whether "Search" finds a list here: on the page itself, or from every page. */
  search?: () => 'here' | 'from-everywhere' | null
}

export interface CardWords {
  title: string
  body: string
  /** On the button. */
  open: string
}

/** A page by its name, with its own parameters. */
export type PageOf<Name extends PageName> = Page & { param?: keyof PageParams[Name] & string }

export type Pages = { readonly [Name in PageName]: PageOf<Name> }

let registered: Pages | undefined

/** Registers the pages, before any of them is shown. */
export function registerPages(pages: Pages): void {
  registered = pages
}

/** The page of this name. */
export const pageOf = (name: PageName): Page => allPages()[name]

/** The names of the pages, in the order in which they are offered. */
export const pageNames = () => Object.keys(allPages()) as PageName[]

/** Whether this portal and this account have the page: its address may be left from another account's session. */
export const isAvailable = (name: PageName) => pageOf(name).available?.value ?? true

/** The pages that this account has and that have the given property. */
export const availablePages = (has: (page: Page) => boolean) =>
  pageNames().filter((name) => has(pageOf(name)) && isAvailable(name))

/** The route to a page without parameters, all of which are optional. */
export const routeTo = (name: PageName) => ({ name }) as Route

function allPages(): Pages {
  if (!registered) throw new Error('No pages are registered')
  return registered
}
