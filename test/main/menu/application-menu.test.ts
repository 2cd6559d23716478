import { nativeText } from 'text:native'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { applicationMenu, type MenuCommand } from '../../../src/main/menu/application-menu.ts'
import { bridgeEvents } from '../../../src/shared/bridge.ts'
import type { Places } from '../../../src/shared/menu/calls.ts'

const { menuText } = await nativeText.en()
const platforms = ['win32', 'darwin', 'linux'] as const

const pages = ['Dashboard', 'Q&A'].map((label) => ({ name: label.toLowerCase(), label }))
const everywhere: Places = { pages, back: true, forward: true }

function menuOf(
  platform: NodeJS.Platform,
  { packaged = true, updates = true, maySave = true, places = everywhere } = {},
) {
  const commands: MenuCommand[] = []
  const gone: string[] = []
  const saves: string[] = []
  const saveDiagnostics = () => void saves.push('saved')
  const template = applicationMenu({
    text: menuText,
    appName: 'Call Record Portal',
    platform,
    packaged,
    updates,
    command: (command) => commands.push(command),
    places,
    go: (page) => gone.push(page),
    saveDiagnostics: maySave ? saveDiagnostics : null,
  })
  const items = flatten(template)
  /** Chooses what a shortcut stands for; a menu item's click is given nothing that the app uses. */
  const press = (accelerator: string) => {
    const click = items.find((item) => item.accelerator === accelerator)?.click as (() => void) | undefined
    click?.()
  }
  return {
    template,
    items,
    commands,
    gone,
    press,
    saves,
    roles: items.map((item) => item.role).filter((role) => role !== undefined),
  }
}

const flatten = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])

describe.each(platforms)('the menu on %s', (platform) => {
  it.each([
    ['CmdOrCtrl+F', 'search'],
    ['CmdOrCtrl+,', 'settings'],
    ['F1', 'help'],
    ['CmdOrCtrl+/', 'shortcuts'],
    ['CmdOrCtrl+L', 'lock'],
  ])('takes %s for %s', (accelerator, command) => {
    const { press, commands } = menuOf(platform)
    press(accelerator)
    expect(commands).toEqual([command])
  })

  it('offers every command once', () => {
    const { items, commands } = menuOf(platform)
    for (const item of items) (item.click as (() => void) | undefined)?.()
    // On macOS the system shows what About does.
    const expected = bridgeEvents['menu.command'].shape.command.options.filter(
      (command) => platform !== 'darwin' || command !== 'about',
    )
    expect(commands.toSorted()).toEqual(expected.toSorted())
  })

  it('goes to the pages of the side bar by their numbers, and back and forward where that leads somewhere', () => {
    const { press, gone, items } = menuOf(platform)
    press('CmdOrCtrl+2')
    expect(gone).toEqual(['q&a'])
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['Dashboard', 'Q&&A']))
    const enabled = (places: Places) =>
      menuOf(platform, { places }).items.flatMap(({ id, enabled }) => (id ? [[id, enabled]] : []))
    expect(enabled({ pages: [], back: true, forward: false })).toEqual([
      ['back', true],
      ['forward', false],
    ])
    const keys = platform === 'darwin' ? ['Cmd+[', 'Cmd+]'] : ['Alt+Left', 'Alt+Right']
    expect(items.map(({ accelerator }) => accelerator)).toEqual(expect.arrayContaining(keys))
  })

  it('keeps Sign Out apart from what ends the app', () => {
    const ends = menuOf(platform).items
    const at = ends.findIndex(({ label }) => label === 'Sign Out')
    expect(ends[at + 1]?.type).toBe('separator')
  })

  it('asks for updates only where there may be some', () => {
    const labels = (updates: boolean) => menuOf(platform, { updates }).items.map(({ label }) => label)
    expect(labels(true)).toContain('Check for Updates…')
    expect(labels(false)).not.toContain('Check for Updates…')
  })

  it('saves diagnostics without asking the page', () => {
    const { items, commands, saves } = menuOf(platform)
    const item = items.find(({ label }) => label === 'Save Diagnostics…')
    ;(item?.click as (() => void) | undefined)?.()
    expect([commands, saves]).toEqual([[], ['saved']])
  })

  it('offers no diagnostics where they would be refused', () => {
    const { items } = menuOf(platform, { maySave: false })
    expect(items.map(({ label }) => label)).not.toContain('Save Diagnostics…')
    expect(items.at(-1)?.type).not.toBe('separator')
  })

  it('edits, zooms and fills the screen', () => {
    const roles = ['cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']
    expect(menuOf(platform).roles).toEqual(expect.arrayContaining(roles))
  })

  it('has nothing that does nothing', () => {
    for (const item of menuOf(platform).items) {
      expect(item.type === 'separator' || item.role || item.click || item.submenu).toBeTruthy()
    }
  })

  it("has no developer's tools in a release", () => {
    const tools = ['reload', 'forceReload', 'toggleDevTools']
    expect(menuOf(platform).roles.filter((role) => tools.includes(role))).toEqual([])
    expect(menuOf(platform, { packaged: false }).roles).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  })
})

it('has the application menu that macOS expects, and none elsewhere', () => {
  expect(menuOf('darwin').roles).toEqual(expect.arrayContaining(['appMenu', 'about', 'hide', 'quit']))
  expect(menuOf('win32').roles).not.toContain('appMenu')
})
