import { effect, untracked } from '@preact/signals'
import { call, listen } from '../bridge.ts'
import { isDialogOpen } from '../leaving/leave-guard.ts'
import { locked } from '../lock/lock-state.ts'
import { availablePages, type PageName, pageOf, routeTo } from '../page.ts'
import { navigate, reachable } from '../routes.ts'
import { mustChangePassword, session } from '../session/session-state.ts'

/** As many as there are digits for. */
const most = 8

/** The pages that the Go menu leads to: those of the side bar, from top to bottom. */
export function destinations(): PageName[] {
  if (!session.value || mustChangePassword.value) return []
  const at = (place: 'top' | 'foot') => availablePages(({ sideBar }) => sideBar?.at === place)
  return [...at('top'), ...at('foot')].slice(0, most)
}

/** Keeps the application's menu in step with where this page can go, and goes where it says. Returns a function that stops this. */
export function startDestinations(): () => void {
  const stopOffering = effect(() => {
    // Main's menu leads nowhere while locked, and takes no offer.
    if (locked.value) return
    const pages = destinations().map((name) => ({ name, label: pageOf(name).label?.() ?? name }))
    const places = { pages, ...reachable.value }
    untracked(() => void call('menu.offer', places))
  })
  const stopGoing = listen('menu.go', ({ page }) => {
    const name = destinations().find((name) => name === page)
    if (name && !locked.peek() && !isDialogOpen()) void navigate(routeTo(name))
  })
  return () => {
    stopOffering()
    stopGoing()
  }
}
