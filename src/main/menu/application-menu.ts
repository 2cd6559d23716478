import type { MenuItemConstructorOptions } from 'electron'
import type { BridgeEventPayload } from '../../shared/bridge.ts'

/** What the menu tells the page to do. */
export type MenuCommand = BridgeEventPayload<'menu.command'>['command']

interface MenuDependencies {
  platform: NodeJS.Platform
  /** A released app offers no developer's tools. */
  packaged: boolean
  /** There may be newer versions of this build. */
  updates: boolean
  command: (command: MenuCommand) => void
  /** Main's own, so that it works where the page does not; null where policy forbids it. */
  saveDiagnostics: (() => void) | null
}

/** The application's menu: the system's own roles for what the system does, and commands for what the page does. */
export function applicationMenu({
  platform,
  packaged,
  updates,
  command,
  saveDiagnostics,
}: MenuDependencies): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const item = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => command(name),
    ...(accelerator && { accelerator }),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item('Settings…', 'settings', 'CmdOrCtrl+,')
  const lock = item('Lock', 'lock', 'CmdOrCtrl+L')
  const signOut = item('Sign Out', 'sign-out')

  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: mac ? 'File' : '&File',
    submenu: mac
      ? [lock, signOut, separator, { role: 'close' }]
      : [settings, separator, lock, signOut, { role: 'quit' }],
  }
  const edit: MenuItemConstructorOptions = {
    label: mac ? 'Edit' : '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      item('Find…', 'search', 'CmdOrCtrl+F'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: mac ? 'View' : '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(packaged ? [] : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: mac ? 'Help' : '&Help',
    submenu: [
      item('Help', 'help', 'F1'),
      item('Keyboard Shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
      ...(updates || saveDiagnostics ? [separator] : []),
      ...(updates ? [item('Check for Updates…', 'updates')] : []),
      ...(saveDiagnostics ? [{ label: 'Save Diagnostics…', click: saveDiagnostics }] : []),
    ],
  }
  return [...(mac ? [appMenu] : []), file, edit, view, ...(mac ? [{ role: 'windowMenu' } as const] : []), help]
}
