import { computed, signal } from '@preact/signals'
import { isDialogOpen, isUnsaved, mayLeave } from './leaving/leave-guard.ts'
import { pageNames, pageOf, type Route, routeTo } from './page.ts'

/** The address of a route, as the `href` of a link. */
export function hrefOf(to: Route): string {
  const chosen = chosenIn(to)
  return `#${pageOf(to.name).path}${chosen === undefined ? '' : `/${encodeURIComponent(chosen)}`}`
}

/** The id of what is chosen from a route's list; undefined for nothing, and if there is no list. */
export function chosenIn(to: Route): string | undefined {
  const { param } = pageOf(to.name)
  return param === undefined ? undefined : new Map<string, string | undefined>(Object.entries(to)).get(param)
}

/** The route at an address, given as `location.hash`; the dashboard for an invalid one. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#/, '') || '/'
  const name = pageNames().find((candidate) => pageOf(candidate).path === path)
  if (name) return routeTo(name)
  const [, list, chosen = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? []
  const page = pageNames().find((candidate) => pageOf(candidate).path === list)
  const param = page && pageOf(page).param
  return page && param !== undefined ? { ...routeTo(page), [param]: decode(chosen) } : home
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const home: Route = { name: 'dashboard' }

/** Where the person is. */
export const route = signal<Route>(home)

/** The current position in the history, and the first and last that Back and Forward may lead to. */
const place = signal({ first: 0, at: 0, last: 0 })

/** Where Back and Forward lead somewhere. */
export const reachable = computed(() => {
  const { first, at, last } = place.value
  return { back: at > first, forward: at < last }
})

/** Goes one step back or forward, if there is one. */
export function step(direction: 'back' | 'forward'): void {
  if (reachable.peek()[direction]) history[direction]()
}

/** Makes the history begin here: Back and Forward lead to nothing from before. */
export function forgetHistory(): void {
  const { at } = place.peek()
  place.value = { first: at, at, last: at }
}

/** Adds an entry to the history; those ahead are gone. */
function push(href: string, state: object = {}): void {
  const { first, at } = place.peek()
  place.value = { first, at: at + 1, last: at + 1 }
  history.pushState({ ...state, position: at + 1 }, '', href)
}

interface NavigateOptions {
  /** Replaces the current entry of the history. */
  replace?: boolean
  /** False if the person has been asked already. */
  ask?: boolean
}

/** Goes to a route, asking first if something is unsaved. */
export async function navigate(to: Route, options: NavigateOptions = {}): Promise<void> {
  const href = hrefOf(to)
  if (href === hrefOf(route.peek())) return
  if (options.ask !== false && !(await mayLeave())) return
  if (options.replace) history.replaceState({ position: place.peek().at }, '', href)
  else push(href)
  route.value = to
}

/** Whether there is room only for a list or its details, not for both; `ListAndDetail` measures it. */
export const oneAtATime = signal(false)

/** Chooses from a list without adding an entry to the history for each row, and without asking. */
export function showInPlace(to: Route): void {
  history.replaceState({ ...history.state, position: place.peek().at }, '', hrefOf(to))
  route.value = to
}

/** Opens a row of a list. If the details replace the list, Back leads to the list again. */
export function openRow(to: Route): void {
  if (oneAtATime.peek() && chosenIn(route.peek()) === undefined) {
    push(hrefOf(to), { fromList: true })
  }
  showInPlace(to)
}

/** Goes from an opened row back to its list. */
export function closeRow(list: Route): void {
  if (history.state?.fromList && reachable.peek().back) history.back()
  else showInPlace(list)
}

/** Goes to the page at the window's address, then follows Back, Forward and changed addresses; returns a function that stops this. */
export function startRouter(): () => void {
  route.value = parseRoute(location.hash)
  // A number above that of every earlier entry, where a reload has kept some.
  const begin: number = history.state?.position ?? history.length
  place.value = { first: begin, at: begin, last: begin }
  history.replaceState({ position: begin }, '')
  let undoing = false
  const follow = async (event: PopStateEvent) => {
    if (undoing) {
      undoing = false
      return
    }
    const { first, at, last } = place.peek()
    const isTyped = event.state === null
    const target: number = event.state?.position ?? at + 1
    const hash = location.hash
    const steps = target - at
    const isRefused = isDialogOpen() || (!isTyped && (target < first || target > last))
    if ((isRefused || isUnsaved()) && steps !== 0) {
      undoing = true
      history.go(-steps)
      if (isRefused || !(await mayLeave())) return
      undoing = true
      history.go(steps)
    }
    if (isTyped) history.replaceState({ position: target }, '')
    place.value = { first, at: target, last: isTyped ? target : last }
    route.value = parseRoute(hash)
  }
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}
