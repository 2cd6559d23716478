import type { Start } from '../../shared/app/app.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { BridgeEventPayload } from '../../shared/bridge.ts'
import { listen } from '../bridge.ts'
import { isDialogOpen } from '../leaving/leave-guard.ts'
import { lockApp, locked } from '../lock/lock-state.ts'
import { pageOf, routeTo } from '../page.ts'
import { navigate, route } from '../routes.ts'
import { session, start } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { goToPane } from './panes.ts'
import { searchPage, searchRequested, shortcutsOpen, updatesRequested } from './requests.ts'

export type Command = BridgeEventPayload<'menu.command'>['command'] | 'back' | 'next-pane' | 'previous-pane'

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
    case 'back':
      history.back()
      return
    case 'next-pane':
      return goToPane(1)
    case 'previous-pane':
      return goToPane(-1)
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

/** The command of a key press, or null. Cmd on macOS is Ctrl elsewhere; on macOS, Option with an arrow moves by words. */
export function commandOf(event: KeyPress, platform: Start['platform']): Command | null {
  const isMac = platform === 'macos'
  if (event.key === 'F1') return 'help'
  if (event.key === 'F6' && !event.ctrlKey && !event.altKey) return event.shiftKey ? 'previous-pane' : 'next-pane'
  if (event.altKey) return !isMac && !event.ctrlKey && event.key === 'ArrowLeft' ? 'back' : null
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
  window.addEventListener('keydown', press)
  const stop = listen('menu.command', ({ command }) => void run(command))
  return () => {
    window.removeEventListener('keydown', press)
    stop()
  }
}
