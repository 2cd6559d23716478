import { EventEmitter } from 'node:events'
import { nativeText } from 'text:native'
import type { BrowserWindow, ContextMenuParams, Menu, MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { contextMenu, offerContextMenu } from '../../../src/main/menu/context-menu.ts'

const { menuText } = await nativeText.en()

const place = (part: Partial<ContextMenuParams> = {}) =>
  // Of what Electron tells only what the menu uses is there.
  ({
    x: 10,
    y: 20,
    frame: null,
    isEditable: false,
    selectionText: '',
    formControlType: 'none',
    menuSourceType: 'mouse',
    editFlags: { canUndo: true, canRedo: false, canCut: true, canCopy: true, canPaste: true, canSelectAll: true },
    ...part,
  }) as ContextMenuParams

const roles = (params: ContextMenuParams) =>
  contextMenu(params, menuText).flatMap(({ role, enabled }) => (role ? [[role, enabled]] : []))

describe('a right click', () => {
  it('in a field offers to cut, copy, paste and select, as far as there is something to', () => {
    const editFlags = {
      canUndo: true,
      canRedo: false,
      canCut: false,
      canCopy: false,
      canPaste: true,
      canSelectAll: true,
    } as never
    expect(roles(place({ isEditable: true, formControlType: 'input-text', editFlags }))).toEqual([
      ['undo', true],
      ['redo', false],
      ['cut', false],
      ['copy', false],
      ['paste', true],
      ['selectAll', true],
    ])
  })

  it('in a password field offers to paste, and never to copy', () => {
    expect(roles(place({ isEditable: true, formControlType: 'input-password' }))).toEqual([
      ['undo', true],
      ['redo', false],
      ['paste', true],
      ['selectAll', true],
    ])
  })

  it('on marked text offers to copy, and elsewhere nothing', () => {
    expect(roles(place({ selectionText: 'sip.example' }))).toEqual([['copy', true]])
    expect(contextMenu(place({ selectionText: ' ' }), menuText)).toEqual([])
  })

  it.each([
    ['mouse', {}],
    ['keyboard', { x: 10, y: 20 }],
  ] as const)('by the %s shows the menu at its place', (menuSourceType, at) => {
    const webContents = new EventEmitter()
    const window = { webContents } as BrowserWindow
    const shown: unknown[] = []
    const buildFromTemplate = (items: MenuItemConstructorOptions[]) =>
      ({ popup: (options: object) => void shown.push([items.length, options]) }) as Menu
    offerContextMenu(window, { buildFromTemplate } as Pick<typeof Menu, 'buildFromTemplate'>, () => menuText)
    webContents.emit('context-menu', {}, place({ selectionText: 'text', menuSourceType }))
    webContents.emit('context-menu', {}, place({ menuSourceType }))
    expect(shown).toEqual([[1, { window, sourceType: menuSourceType, ...at }]])
  })
})
