import type { NativeText } from 'text:native'
import type { MenuItemConstructorOptions } from 'electron'
import type { BridgeEventPayload } from '../../shared/bridge.ts'
import type { Places } from '../../shared/menu/calls.ts'

/** A menu command that the page carries out. */
export type MenuCommand = BridgeEventPayload<'menu.command'>['command']

interface MenuDependencies {
  text: NativeText['menuText']
  appName: string
  platform: NodeJS.Platform
  /** Whether this is a released app, which offers no developer tools. */
  packaged: boolean
  /** Whether this build can look for newer versions. */
  updates: boolean
  command: (command: MenuCommand) => void
  /** Where the page says that it can go. */
  places: Places
  go: (page: string) => void
  /** Done by main, so that it works even if the page does not; null if policy forbids it. */
  saveDiagnostics: (() => void) | null
}

/** The application menu: roles for what the system does, and commands for what the page does. */
export function applicationMenu({
  text,
  appName: app,
  platform,
  packaged,
  updates,
  command,
  places,
  go,
  saveDiagnostics,
}: MenuDependencies): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const item = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => command(name),
    ...(accelerator && { accelerator }),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item(text.settings, 'settings', 'CmdOrCtrl+,')
  const lock = item(text.lock, 'lock', 'CmdOrCtrl+L')
  const signOut = item(text.signOut, 'sign-out')
  const quitLabels = { darwin: text.quitApp({ app }), win32: text.exit }
  const quit: MenuItemConstructorOptions = {
    role: 'quit',
    label: platform === 'darwin' || platform === 'win32' ? quitLabels[platform] : text.quit,
  }
  const developers: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload', label: text.reload },
    { role: 'toggleDevTools', label: text.developerTools },
  ]
  /** macOS has no access keys. */
  const named = (label: string) => (mac ? label.replace('&', '') : label)

  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: text.about({ app }) },
      separator,
      settings,
      separator,
      { role: 'services', label: text.services },
      separator,
      { role: 'hide', label: text.hide({ app }) },
      { role: 'hideOthers', label: text.hideOthers },
      { role: 'unhide', label: text.unhide },
      separator,
      quit,
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: named(text.file),
    submenu: mac
      ? [lock, signOut, separator, { role: 'close', label: text.closeWindow }]
      : [settings, separator, lock, signOut, separator, quit],
  }
  const edit: MenuItemConstructorOptions = {
    label: named(text.edit),
    submenu: [
      { role: 'undo', label: text.undo },
      { role: 'redo', label: text.redo },
      separator,
      { role: 'cut', label: text.cut },
      { role: 'copy', label: text.copy },
      { role: 'paste', label: text.paste },
      { role: 'selectAll', label: text.selectAll },
      separator,
      item(text.find, 'search', 'CmdOrCtrl+F'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: named(text.view),
    submenu: [
      { role: 'resetZoom', label: text.resetZoom },
      { role: 'zoomIn', label: text.zoomIn },
      { role: 'zoomOut', label: text.zoomOut },
      separator,
      { role: 'togglefullscreen', label: text.fullScreen },
      ...(packaged ? [] : developers),
    ],
  }
  const goMenu: MenuItemConstructorOptions = {
    label: named(text.go),
    submenu: [
      ...places.pages.map(({ name, label }, index) => ({
        label: plainLabel(label),
        accelerator: `CmdOrCtrl+${index + 1}`,
        click: () => go(name),
      })),
      ...(places.pages.length > 0 ? [separator] : []),
      { id: 'back', ...item(text.back, 'back', mac ? 'Cmd+[' : 'Alt+Left'), enabled: places.back },
      { id: 'forward', ...item(text.forward, 'forward', mac ? 'Cmd+]' : 'Alt+Right'), enabled: places.forward },
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: named(text.help),
    submenu: [
      item(text.helpPage, 'help', 'F1'),
      item(text.shortcuts, 'shortcuts', 'CmdOrCtrl+/'),
      ...(updates || saveDiagnostics ? [separator] : []),
      ...(updates ? [item(text.updates, 'updates')] : []),
      ...(saveDiagnostics ? [{ label: text.diagnostics, click: saveDiagnostics }] : []),
      ...(mac ? [] : [separator, item(text.about({ app }), 'about')]),
    ],
  }
  const windowMenu: MenuItemConstructorOptions = {
    role: 'windowMenu',
    label: text.window,
    submenu: [
      { role: 'minimize', label: text.minimize },
      { role: 'zoom', label: text.zoom },
      separator,
      { role: 'front', label: text.front },
    ],
  }
  return [...(mac ? [appMenu] : []), file, edit, view, goMenu, ...(mac ? [windowMenu] : []), help]
}

/** A label from the page as it stands: a single & would mark the letter after it. */
export const plainLabel = (label: string) => label.replaceAll('&', '&&')
