import type { NativeText } from 'text:native'
import type { BrowserWindow, ContextMenuParams, Menu, MenuItemConstructorOptions } from 'electron'

type MenuText = NativeText['menuText']

type Pressed = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'formControlType' | 'editFlags'>

/**
 * The items of the context menu: editing in a field, copying a selection elsewhere. Masked passwords cannot be copied.
 */
export function contextMenu(pressed: Pressed, text: MenuText): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, formControlType } = pressed
  const { canUndo, canRedo, canCut, canCopy, canPaste, canSelectAll } = pressed.editFlags
  const copy: MenuItemConstructorOptions = { role: 'copy', label: text.copy, enabled: canCopy }
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy]
  return [
    { role: 'undo', label: text.undo, enabled: canUndo },
    { role: 'redo', label: text.redo, enabled: canRedo },
    { type: 'separator' },
    ...(formControlType === 'input-password' ? [] : [{ role: 'cut', label: text.cut, enabled: canCut } as const, copy]),
    { role: 'paste', label: text.paste, enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: text.selectAll, enabled: canSelectAll },
  ]
}

/** Shows the context menu on a right click or the menu key. Electron has none by default. */
export function offerContextMenu(
  window: BrowserWindow,
  { buildFromTemplate }: Pick<typeof Menu, 'buildFromTemplate'>,
  text: () => MenuText,
) {
  window.webContents.on('context-menu', (_event, params) => {
    const template = contextMenu(params, text())
    if (template.length === 0) return
    const { x, y, frame, menuSourceType: sourceType } = params
    // With the menu key, the menu opens at the focus and not at the pointer.
    const place = sourceType === 'keyboard' ? { x, y } : {}
    buildFromTemplate(template).popup({ window, sourceType, ...place, ...(frame && { frame }) })
  })
}
