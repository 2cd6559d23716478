import { app } from './app.ts'
import { Menu, type MenuItem } from './menu.ts'
import type { ShownItem } from './page/preload-world.ts'
import type { WebContents } from './web-contents.ts'

/** What Electron calls the items that an app names by their role alone. */
const roleLabels: Record<string, string> = {
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

const visibleItems = (menu: Menu | null | undefined) => (menu?.items ?? []).filter(({ visible }) => visible)

function shown(item: MenuItem): ShownItem {
  const label = item.label === item.role ? (roleLabels[item.role] ?? item.label) : item.label.replace('&', '')
  return {
    label: item.checked ? `✓ ${label}` : label,
    keys: (item.accelerator ?? '').replace(/CommandOrControl|CmdOrCtrl/, 'Ctrl').replace('Plus', '+'),
    enabled: item.enabled && item.isProvided,
    separator: item.type === 'separator',
    items: visibleItems(item.submenu).map(shown),
  }
}

// Draws the application's menu in a window that a person sees. Headless, nothing asks for it.
app.on('web-contents-created', (_event, contents: WebContents) => {
  contents.on('host-menu', (chosen: number[] | null) => {
    const bar = Menu.getApplicationMenu()
    if (chosen === null) return contents.showMenu(visibleItems(bar).map(shown))
    const [menu = -1, item = -1] = chosen
    visibleItems(visibleItems(bar)[menu]?.submenu)[item]?.click()
  })
})
