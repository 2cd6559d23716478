import type { Menu, MenuItemConstructorOptions, PopupOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { createPopUps } from '../../../src/main/menu/pop-up.ts'
import type { PopUp } from '../../../src/shared/menu/calls.ts'

const open = { label: 'Open', enabled: true }
const wished: PopUp = {
  groups: [
    [open],
    [
      { label: 'Copy', enabled: true },
      { label: 'Q&A', enabled: false },
    ],
  ],
  at: { x: 10, y: 20 },
}

function popUps({ zoom = 1 } = {}) {
  const shown: { items: MenuItemConstructorOptions[]; options: PopupOptions; closed: boolean }[] = []
  const buildFromTemplate = (items: MenuItemConstructorOptions[]) => {
    const state = { items, options: {} as PopupOptions, closed: false }
    shown.push(state)
    return {
      popup: (options: PopupOptions) => {
        state.options = options
      },
      closePopup() {
        state.closed = true
        state.options.callback?.()
      },
    } as Menu
  }
  const window = { isDestroyed: () => false, webContents: { getZoomFactor: () => zoom } }
  const created = createPopUps(window, { buildFromTemplate } as Pick<typeof Menu, 'buildFromTemplate'>)
  const choose = (label: string) => {
    const item = shown.at(-1)?.items.find((item) => item.label === label)
    ;(item?.click as (() => void) | undefined)?.()
  }
  return { ...created, shown, choose, close: created.close }
}

describe('a context menu of the page', () => {
  it('has the given words and no roles, and resolves with the place of the chosen one', async () => {
    const { show, shown, choose } = popUps()
    const chosen = show(wished)
    expect(shown[0]?.items.map(({ label, type, enabled, role }) => [label ?? type, enabled, role])).toEqual([
      ['Open', true, undefined],
      ['separator', undefined, undefined],
      ['Copy', true, undefined],
      ['Q&&A', false, undefined],
    ])
    choose('Copy')
    expect(await chosen).toBe(1)
  })

  it('takes a choice that is reported after the menu was closed', async () => {
    const { show, shown, choose } = popUps()
    const chosen = show(wished)
    shown[0]?.options.callback?.()
    choose('Open')
    expect(await chosen).toBe(0)
  })

  it('that is closed, by the person or by another menu, chooses nothing', async () => {
    const { show, shown, close } = popUps()
    const closed = show(wished)
    shown[0]?.options.callback?.()
    expect(await closed).toBeNull()
    const replaced = show(wished)
    const last = show(wished)
    expect(await replaced).toBeNull()
    close()
    expect(await last).toBeNull()
    expect(shown.map(({ closed }) => closed)).toEqual([true, true, true])
  })

  it('opens where the page says, however far it is zoomed', () => {
    const { show, shown } = popUps({ zoom: 1.5 })
    void show(wished)
    expect(shown[0]?.options).toMatchObject({ x: 15, y: 30 })
  })
})
