import type Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { Provided } from './provided.ts'

type Template = Electron.MenuItemConstructorOptions
type Role = NonNullable<Template['role']>

/** Makes Chromium do what the page's own shortcut for it does. */
const edit = (command: string) => (window: BrowserWindow | null) =>
  void window?.webContents.opened.then((target) =>
    target.post('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }),
  )

/** The roles a person can choose here. */
const roleActions: { [role in Role]?: (window: BrowserWindow | null) => void } = {
  quit: () => app.quit(),
  close: (window) => window?.close(),
  reload: (window) => window?.reload(),
  forceReload: (window) => window?.reload(),
  minimize: (window) => window?.minimize(),
  undo: edit('undo'),
  redo: edit('redo'),
  cut: edit('cut'),
  copy: edit('copy'),
  paste: edit('paste'),
  selectAll: edit('selectAll'),
  // What Electron's default menu offers; the host's pages have no developer tools to show.
  toggleDevTools: () => undefined,
  resetZoom: (window) => window?.webContents.setZoomLevel(0),
  zoomIn: (window) => zoomBy(window, 0.5),
  zoomOut: (window) => zoomBy(window, -0.5),
}

const roleAccelerators: { [role in Role]?: string } = {
  quit: 'CommandOrControl+Q',
  close: 'CommandOrControl+W',
  reload: 'CommandOrControl+R',
  forceReload: 'Shift+CommandOrControl+R',
  toggleDevTools: 'Control+Shift+I',
  minimize: 'CommandOrControl+M',
  resetZoom: 'CommandOrControl+0',
  zoomIn: 'CommandOrControl+Plus',
  zoomOut: 'CommandOrControl+-',
}

/** Electron's labels for items that an app specifies only by role (lib/browser/api/menu-item-roles.ts). */
const roleLabels: { [role in Role]?: string } = {
  quit: 'Quit',
  close: 'Close',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  reload: 'Reload',
  resetZoom: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  togglefullscreen: 'Toggle Full Screen',
  toggleDevTools: 'Toggle Developer Tools',
}

function zoomBy(window: BrowserWindow | null, levels: number): void {
  if (window) window.webContents.setZoomLevel(window.webContents.getZoomLevel() + levels)
}

export class MenuItem extends Provided {
  readonly id: string
  readonly label: string
  readonly role: Role | undefined
  readonly type: Electron.MenuItem['type']
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #click: Template['click']

  constructor(options: Template) {
    super('MenuItem')
    const { role, submenu } = options
    this.role = role
    this.id = options.id ?? ''
    this.label = options.label ?? (role && (roleLabels[role] ?? role)) ?? ''
    this.type = options.type ?? (submenu ? 'submenu' : 'normal')
    this.accelerator = options.accelerator ?? (role && roleAccelerators[role])
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined)
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#click = options.click
  }

  /** Whether choosing it has an effect here. For the host. */
  get isProvided(): boolean {
    return (
      this.#click !== undefined || this.submenu !== undefined || (this.role !== undefined && this.role in roleActions)
    )
  }

  /** Chooses it, as a person would. */
  click(): void {
    if (!this.enabled || !this.visible) throw new Error(`test/host: the menu item "${this.label}" cannot be chosen`)
    if (this.type === 'checkbox') this.checked = !this.checked
    const window = BrowserWindow.getFocusedWindow()
    if (this.#click) {
      // The host's objects throw an error with the name of what they lack.
      const [item, target] = [this, window ?? undefined] as unknown as [Electron.MenuItem, Electron.BaseWindow]
      this.#click(item, target, { triggeredByAccelerator: false } as Electron.KeyboardEvent)
      return
    }
    const act = this.role && roleActions[this.role]
    if (!act) throw new Error(`test/host: the menu role ${this.role} is not provided`)
    act(window)
  }
}

export class Menu extends Provided {
  static #application: Menu | null = null
  static #wasSet = false
  /** Every role that a person could have chosen since the start. For the harness. */
  static readonly offered = new Set<Role>()
  /** The last context menu. For the harness. */
  static poppedUp: Menu | null = null
  readonly items: MenuItem[] = []
  #closed: (() => void) | undefined

  constructor() {
    super('Menu')
  }

  static buildFromTemplate(template: (Template | MenuItem)[]): Menu {
    const menu = new Menu()
    menu.items.push(...template.map((item) => (item instanceof MenuItem ? item : new MenuItem(item))))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
    Menu.#wasSet = true
    for (const { role } of menu?.all() ?? []) if (role) Menu.offered.add(role)
  }

  /** As Electron does before an app is ready, packed or not, unless main has set a menu or null (lib/browser/default-menu.ts). */
  static setDefaultApplicationMenu(): void {
    if (!Menu.#wasSet) Menu.setApplicationMenu(Menu.buildFromTemplate(defaultMenu))
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  /** It is recorded, not drawn. */
  popup({ window, x, y, callback }: Electron.PopupOptions = {}): void {
    if (!window && !BrowserWindow.getFocusedWindow()) throw new Error('test/host: no window to show the menu in')
    if (x !== undefined && !Number.isInteger(x)) throw new TypeError('x must be a number or undefined')
    if (y !== undefined && !Number.isInteger(y)) throw new TypeError('y must be a number or undefined')
    Menu.poppedUp?.closePopup()
    Menu.poppedUp = this
    this.#closed = callback
  }

  closePopup(): void {
    if (Menu.poppedUp !== this) return
    Menu.poppedUp = null
    this.#closed?.()
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.all().find((item) => item.id === id) ?? null
  }

  /** Every item, however deep. For the host. */
  all(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])])
  }

  /** The item under those labels, e.g. `['File', 'Lock']`; an `&` that marks a mnemonic is not needed. For the harness. */
  find(path: string[]): MenuItem {
    const [label = '', ...rest] = path
    const item = this.items.find((item) => item.visible && item.label.replace('&', '') === label)
    if (!item) throw new Error(`no menu item "${label}" among ${this.items.map((item) => item.label).join(', ')}`)
    return rest.length === 0 ? item : (item.submenu ?? new Menu()).find(rest)
  }
}

const defaultMenu: Template[] = [
  { label: 'File', submenu: [{ role: process.platform === 'darwin' ? 'close' : 'quit' }] },
  { label: 'Edit', submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
  {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { role: 'forceReload' },
      { role: 'toggleDevTools' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  },
  { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
]

app.once('will-finish-launching', () => Menu.setDefaultApplicationMenu())

const keyNames: Record<string, string> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
}

function matches(accelerator: string, input: Electron.Input): boolean {
  const parts = accelerator.toLowerCase().split('+')
  const key = parts.pop() ?? ''
  const mac = process.platform === 'darwin'
  const has = (...names: string[]) => names.some((name) => parts.includes(name))
  const either = has('commandorcontrol', 'cmdorctrl')
  return (
    input.key.toLowerCase() === (keyNames[key] ?? key) &&
    input.control === (has('control', 'ctrl') || (either && !mac)) &&
    input.meta === (has('command', 'cmd', 'meta', 'super') || (either && mac)) &&
    input.alt === has('alt', 'option') &&
    // "+" is often typed with Shift, which is then part of the key.
    (input.shift === has('shift') || key === 'plus')
  )
}

app.on('web-contents-created', (_event, contents) => {
  contents.on('host-key-unused', (input: Electron.Input) => {
    const items = Menu.getApplicationMenu()?.all() ?? []
    items.find((item) => item.enabled && item.accelerator && matches(item.accelerator, input))?.click()
  })
})
