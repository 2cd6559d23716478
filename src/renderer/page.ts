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
  /** Its entry in the side bar; `apart` where a line sets it off from the portal's own menu above. */
  sideBar?: { icon: IconNode; at: 'top' | 'foot'; apart?: true }
  /** The card that leads to it, on the page above it. */
  card?: PageCard
  /** What its feature shows on the dashboard, for those who have the page. */
  dashboard?: () => Promise<DashboardPart>
  /** What its feature shows at the foot of every page, for those who have the page; loaded after the frame. */
  foot?: () => Promise<FunctionComponent>
  /** Whether "Search" finds a list here: on the page itself, or from every page. */
  search?: () => 'here' | 'from-everywhere' | null
}

/** A card on a page of cards. The whole card is the link. */
export interface PageCard {
  icon: IconNode
  words: () => { title: string; body: string /** What looks like a button, and names the link. */; open: string }
  /** What is known of its subject, above the words. */
  facts?: () => Promise<FunctionComponent>
  /** Cards of one group share a row under its heading; cards without one come first. */
  group?: () => string
}

/** What a feature shows on the dashboard. Its functions read signals, so that a change shows at once. */
export interface DashboardPart {
  /** What the person should see to; null until that is known. */
  attention?: () => readonly Attention[] | null
  quickActions?: () => readonly QuickAction[]
  /** Each loads, fails and is tried again by itself, and draws nothing where it has nothing to say. */
  regions?: readonly FunctionComponent[]
  /** The same, in the narrow column beside them. */
  besides?: readonly FunctionComponent[]
  /** When what it shows was read, in milliseconds since 1970-01-01 UTC; null until then. */
  asOf?: () => number | null
  /** Reads it again. */
  refresh?: () => void
}

/** A line under "Needs attention". */
export interface Attention {
  kind: 'warning' | 'info'
  text: string
  link: DashboardLink
}

export interface QuickAction extends DashboardLink {
  icon: IconNode
}

/** Leads from the dashboard to a page. */
export interface DashboardLink {
  label: string
  to: Route
  /** Done before the page opens, e.g. setting its filter. */
  prepare?: () => void
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

/** The pages that this one's cards lead to, of those that this account has. */
export const pagesBelow = (name: PageName) => availablePages(({ above, card }) => above === name && card !== undefined)

/** Whether a page is this one or below it. */
export function isWithin(name: PageName, around: PageName): boolean {
  const { above } = pageOf(name)
  return name === around || (above !== undefined && isWithin(above, around))
}

/** The route to a page without parameters, all of which are optional. */
export const routeTo = (name: PageName) => ({ name }) as Route

function allPages(): Pages {
  if (!registered) throw new Error('No pages are registered')
  return registered
}
