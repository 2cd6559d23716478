import { signal } from '@preact/signals'
import { assertNever } from '../../shared/assert-never.ts'
import type { BridgeEventPayload } from '../../shared/bridge.ts'
import { listen } from '../bridge.ts'
import { navigate } from '../routes.ts'
import { canUsePhones } from '../session/abilities.ts'
import { session } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'

export type Command = BridgeEventPayload<'menu.command'>['command']

/** "Search" was asked for; the phones page takes the focus to its search field and sets it back. */
export const searchRequested = signal(false)

/** The sheet of keyboard shortcuts is open. */
export const shortcutsOpen = signal(false)

/** Does what a menu entry or a keyboard shortcut stands for; what makes no sense now does nothing. */
export async function run(command: Command): Promise<void> {
  switch (command) {
    case 'search':
      if (!canUsePhones.peek()) return
      searchRequested.value = true
      return navigate({ name: 'phones' })
    case 'settings':
      return navigate({ name: 'settings' })
    case 'help':
      return navigate({ name: 'help' })
    case 'shortcuts':
      shortcutsOpen.value = true
      return
    case 'sign-out':
      if (session.peek()) await signOut()
      return
    default:
      return assertNever(command)
  }
}

/** The command of a key press, or null. Ctrl on Windows and Linux, Cmd on macOS. */
export function commandOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): Command | null {
  if (event.key === 'F1') return 'help'
  if ((!event.ctrlKey && !event.metaKey) || event.altKey) return null
  if (event.key === 'f') return 'search'
  if (event.key === ',') return 'settings'
  if (event.key === '/') return 'shortcuts'
  return null
}

/** Follows the menu and the keyboard; returns what stops it. */
export function startCommands(): () => void {
  const press = (event: KeyboardEvent) => {
    const command = commandOf(event)
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
