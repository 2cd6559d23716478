import { signal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { isDialogOpen } from './ui/open-dialog.ts'

/** Every place in the app. */
export type Route =
  | { name: 'sign-in' }
  | { name: 'forgot-password' }
  | { name: 'forgot-email' }
  | { name: 'dashboard' }
  | { name: 'configuration' }
  | { name: 'account' }
  | { name: 'voicemail-pin' }
  | { name: 'operator-password' }
  | { name: 'users'; user?: string }
  | { name: 'phones'; phone?: string }
  | { name: 'settings' }
  | { name: 'licences' }
  | { name: 'help' }
export type RouteName = Route['name']

const paths: Record<RouteName, string> = {
  'sign-in': '/sign-in',
  'forgot-password': '/forgot-password',
  'forgot-email': '/forgot-email',
  dashboard: '/',
  configuration: '/configuration',
  account: '/configuration/account',
  'voicemail-pin': '/configuration/voicemail-pin',
  'operator-password': '/configuration/operator-password',
  users: '/configuration/users',
  phones: '/phones',
  settings: '/settings',
  licences: '/settings/licences',
  help: '/help',
}

/** The address of a route, as the `href` of a link. */
export function hrefOf(route: Route): string {
  const chosen = route.name === 'phones' ? route.phone : route.name === 'users' ? route.user : undefined
  return `#${paths[route.name]}${chosen === undefined ? '' : `/${encodeURIComponent(chosen)}`}`
}

/** The route at an address; the dashboard for one that is none. Takes `location.hash`. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#/, '') || '/'
  const phone = /^\/phones\/([^/]+)$/.exec(path)?.[1]
  if (phone !== undefined) return { name: 'phones', phone: decode(phone) }
  const user = /^\/configuration\/users\/([^/]+)$/.exec(path)?.[1]
  if (user !== undefined) return { name: 'users', user: decode(user) }
  const name = (Object.keys(paths) as RouteName[]).find((candidate) => paths[candidate] === path)
  return { name: name ?? 'dashboard' }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Where the person is. */
export const route = signal<Route>(parseRoute(location.hash))

/** What leaving would lose: text that was typed and not saved, or a password that is shown this once. */
export type Loss = 'unsaved' | 'shown-once'

/** The question whether to leave all the same, which waits for an answer; `LeaveDialog` shows it. */
export const leaveQuestion = signal<{ loss: Loss; answer: (leave: boolean) => void } | null>(null)

const guards = new Map<() => boolean, Loss>()
/** Our place in the history, so that a refused Back can be undone in the right direction. */
let position = 0

/** What leaving this page would lose; null where it is nothing. */
export const lossOfLeaving = (): Loss | null => [...guards].find(([isDirty]) => isDirty())?.[1] ?? null

/** Something was typed on this page and not saved, or is shown on it this once. */
export const isUnsaved = () => lossOfLeaving() !== null

/** Whether the person may leave the page: at once when nothing is lost, else they are asked. */
export async function mayLeave(): Promise<boolean> {
  const loss = lossOfLeaving()
  return loss === null || askToLeave(loss)
}

/** Asks whether to leave all the same; a question that still waits is answered with no. */
export function askToLeave(loss: Loss): Promise<boolean> {
  return new Promise((resolve) => {
    leaveQuestion.peek()?.answer(false)
    leaveQuestion.value = {
      loss,
      answer: (leave) => {
        leaveQuestion.value = null
        resolve(leave)
      },
    }
  })
}

interface NavigateOptions {
  /** Leaves no way back to here. */
  replace?: boolean
  /** False where the person has been asked already. */
  ask?: boolean
}

/** Goes to a route, asking first if something is unsaved. */
export async function navigate(to: Route, options: NavigateOptions = {}): Promise<void> {
  const href = hrefOf(to)
  if (href === hrefOf(route.peek())) return
  if (options.ask !== false && !(await mayLeave())) return
  if (options.replace) history.replaceState({ position }, '', href)
  else history.pushState({ position: ++position }, '', href)
  route.value = to
}

/** Chooses from a list without a step in the history for each row looked at, and without asking. */
export function showInPlace(to: Route): void {
  history.replaceState({ position }, '', hrefOf(to))
  route.value = to
}

/** Follows Back, Forward and changed addresses; returns what stops it. */
export function startRouter(): () => void {
  history.replaceState({ position }, '')
  let undoing = false
  const follow = async (event: PopStateEvent) => {
    if (undoing) {
      undoing = false
      return
    }
    const target: number = event.state?.position ?? position + 1
    const hash = location.hash
    const steps = target - position
    const behindDialog = isDialogOpen()
    if ((behindDialog || isUnsaved()) && steps !== 0) {
      undoing = true
      history.go(-steps)
      if (behindDialog || !(await mayLeave())) return
      undoing = true
      history.go(steps)
    }
    position = target
    route.value = parseRoute(hash)
  }
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}

/** Asks before the person leaves this component's page while `isDirty`, the same function each time, gives true. */
export function useLeaveGuard(isDirty: () => boolean, loss: Loss = 'unsaved'): void {
  useLayoutEffect(() => {
    guards.set(isDirty, loss)
    return () => {
      guards.delete(isDirty)
      // The page went by itself, as when the session ended: nothing is left to ask about.
      leaveQuestion.peek()?.answer(false)
    }
  }, [isDirty, loss])
}
