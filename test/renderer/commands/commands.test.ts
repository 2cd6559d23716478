// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { commandOf, run } from '../../../src/renderer/commands/commands.ts'
import { shortcutsOpen } from '../../../src/renderer/commands/requests.ts'
import { navigate, route } from '../../../src/renderer/routes.ts'
import type { Start } from '../../../src/shared/app/app.ts'

type Held = Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>>
const press = (key: string, held: Held = {}, platform: Start['platform'] = 'windows') =>
  commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }, platform)

describe('keyboard shortcuts', () => {
  it('take Ctrl on Windows and Linux and Cmd on macOS', () => {
    expect(press('f', { ctrlKey: true })).toBe('search')
    expect(press('f', { metaKey: true }, 'macos')).toBe('search')
    expect(press(',', { ctrlKey: true }, 'linux')).toBe('settings')
    expect(press('F1')).toBe('help')
  })

  it('are the same with Caps Lock on', () => {
    expect(press('F', { ctrlKey: true })).toBe('search')
    expect(press('L', { metaKey: true }, 'macos')).toBe('lock')
  })

  it('go back as each system does', () => {
    expect(press('ArrowLeft', { altKey: true })).toBe('back')
    expect(press('[', { metaKey: true }, 'macos')).toBe('back')
    expect(press('ArrowRight', { altKey: true })).toBe('forward')
    expect(press(']', { metaKey: true }, 'macos')).toBe('forward')
  })

  it('go through the panes, forwards and backwards', () => {
    expect(press('F6')).toBe('next-pane')
    expect(press('F6', { shiftKey: true })).toBe('previous-pane')
    expect(press('F6', { ctrlKey: true })).toBeNull()
  })

  it('leave typing, AltGr characters and the system’s own editing keys alone', () => {
    expect(press('f')).toBeNull()
    expect(press('/', { ctrlKey: true, altKey: true })).toBeNull()
    expect(press('f', { ctrlKey: true }, 'macos')).toBeNull()
    expect(press('ArrowLeft', { altKey: true }, 'macos')).toBeNull()
  })
})

describe('a command', () => {
  afterEach(() => document.body.replaceChildren())

  it.each(['settings', 'updates', 'help', 'search', 'shortcuts', 'back', 'forward', 'about'] as const)(
    'does nothing behind an open dialog: %s',
    async (command) => {
      await navigate({ name: 'users' })
      const dialog = document.createElement('dialog')
      document.body.append(dialog)
      dialog.setAttribute('open', '')
      await run(command)
      expect([route.value, shortcutsOpen.value]).toEqual([{ name: 'users' }, false])
    },
  )

  it('leads to its page again once the dialog is closed', async () => {
    await run('help')
    expect(route.value).toEqual({ name: 'help' })
  })
})
