import type { Start } from '../../shared/app/app.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { BridgeEventPayload } from '../../shared/bridge.ts'
import { listen } from '../bridge.ts'
import { isDialogOpen } from '../leaving/leave-guard.ts'
import { lockApp, locked } from '../lock/lock-state.ts'
import { pageOf, routeTo } from '../page.ts'
import { navigate, route, step } from '../routes.ts'
import { session, start } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { aboutOpen, searchPage, searchRequested, shortcutsOpen, updatesRequested } from './requests.ts'

export type Command = BridgeEventPayload<'menu.command'>['command'] | 'next-pane' | 'previous-pane'

/** Carries out a command of the menu or a keyboard shortcut; does nothing if it does not apply now. */
export async function run(command: Command): Promise<void> {
  if (locked.peek() && command !== 'sign-out') return
  // Commands for the page are ignored while a dialog covers it.
  if (isDialogOpen() && command !== 'lock' && command !== 'sign-out') return
  switch (command) {
    case 'search': {
      const isHere = pageOf(route.peek().name).search?.() === 'here'
      const list = searchPage()
      if (!isHere && !list) return
      searchRequested.value = true
      return isHere || !list ? undefined : navigate(routeTo(list))
    }
    case 'settings':
      return navigate({ name: 'settings' })
    case 'updates':
      updatesRequested.value = true
      return navigate({ name: 'settings' })
    case 'help':
      return navigate({ name: 'help' })
    case 'shortcuts':
      shortcutsOpen.value = true
      return
    case 'about':
      aboutOpen.value = true
      return
    case 'back':
    case 'forward':
      step(command)
      return
    case 'next-pane':
      return void (await import('./panes.ts')).goToPane(1)
    case 'previous-pane':
      return void (await import('./panes.ts')).goToPane(-1)
    case 'lock':
      await lockApp()
      return
    case 'sign-out':
      if (session.peek()) await signOut()
      return
    default:
      return assertNever(command)
  }
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const steps: Readonly<Record<string, Command>> = { ArrowLeft: 'back', ArrowRight: 'forward' }
/** How soon a press of a mouse's side button may be reported again, in milliseconds. */
const echoMs = 100
/** By a mouse's side buttons (UI Events, 5.3.1). */
const sideButtons: Readonly<Record<number, 'back' | 'forward'>> = { 3: 'back', 4: 'forward' }

/** The command of a key press, or null. Cmd on macOS is Ctrl elsewhere; on macOS, Option with an arrow moves by words. */
export function commandOf(event: KeyPress, platform: Start['platform']): Command | null {
  const isMac = platform === 'macos'
  if (event.key === 'F1') return 'help'
  if (event.key === 'F6' && !event.ctrlKey && !event.altKey) return event.shiftKey ? 'previous-pane' : 'next-pane'
  if (event.altKey) return isMac || event.ctrlKey ? null : (steps[event.key] ?? null)
  if (!(isMac ? event.metaKey : event.ctrlKey)) return null
  // Caps Lock makes the letters upper case. The menu handles them too, but only after the next key.
  switch (event.key.toLowerCase()) {
    case 'f':
      return 'search'
    case ',':
      return 'settings'
    case '/':
      return 'shortcuts'
    case 'l':
      return 'lock'
    case '[':
      return isMac ? 'back' : null
    case ']':
      return isMac ? 'forward' : null
    default:
      return null
  }
}

/** Listens to the menu and the keyboard; returns a function that stops listening. */
export function startCommands(): () => void {
  const press = (event: KeyboardEvent) => {
    const command = commandOf(event, start.peek()?.platform ?? 'linux')
    if (!command) return
    event.preventDefault()
    void run(command)
  }
  let steppedAt = Number.NEGATIVE_INFINITY
  const release = (event: MouseEvent) => {
    const command = sideButtons[event.button]
    if (!command) return
    // Otherwise Chromium goes a step as well.
    event.preventDefault()
    steppedAt = event.timeStamp
    void run(command)
  }
  window.addEventListener('keydown', press)
  window.addEventListener('mouseup', release)
  const stop = listen('menu.command', ({ command }) => {
    // Windows reports some mice's buttons a second time, as keys.
    const isEcho = (command === 'back' || command === 'forward') && performance.now() - steppedAt < echoMs
    if (!isEcho) void run(command)
  })
  return () => {
    window.removeEventListener('keydown', press)
    window.removeEventListener('mouseup', release)
    stop()
  }
}
