import { app } from './app.ts'
import { Menu, type MenuItem } from './menu.ts'
import type { ShownItem } from './page/preload-world.ts'
import type { WebContents } from './web-contents.ts'

const visibleItems = (menu: Menu | null | undefined) => (menu?.items ?? []).filter(({ visible }) => visible)

function shown(item: MenuItem): ShownItem {
  const label = item.label.replace('&', '')
  return {
    label: item.checked ? `✓ ${label}` : label,
    keys: (item.accelerator ?? '').replace(/CommandOrControl|CmdOrCtrl/, 'Ctrl').replace('Plus', '+'),
    enabled: item.enabled && item.isProvided,
    separator: item.type === 'separator',
    items: visibleItems(item.submenu).map(shown),
  }
}

// Draws the application's menu in a visible window. Not used when headless.
app.on('web-contents-created', (_event, contents: WebContents) => {
  contents.on('host-menu', (chosen: number[] | null) => {
    const bar = Menu.getApplicationMenu()
    if (chosen === null) return contents.showMenu(visibleItems(bar).map(shown))
    const [menu = -1, item = -1] = chosen
    visibleItems(visibleItems(bar)[menu]?.submenu)[item]?.click()
  })
})
