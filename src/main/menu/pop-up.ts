import type { BrowserWindow, Menu, MenuItemConstructorOptions } from 'electron'
import type { PopUp } from '../../shared/menu/calls.ts'
import { plainLabel } from './application-menu.ts'

type PopUpWindow = Pick<BrowserWindow, 'isDestroyed'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'getZoomFactor'>
}

/** Context menus whose actions the page carries out. There is one at a time. */
export interface PopUps {
  /** Resolves with the place of the chosen action among all of them; null if the menu was closed. */
  show(wished: PopUp): Promise<number | null>
  /** Closes the menu, if one is open. */
  close(): void
}

export function createPopUps(
  window: PopUpWindow,
  { buildFromTemplate }: Pick<typeof Menu, 'buildFromTemplate'>,
): PopUps {
  let closeOpen = () => {}

  function show({ groups, at }: PopUp): Promise<number | null> {
    closeOpen()
    if (window.isDestroyed()) return Promise.resolve(null)
    const { promise, resolve } = Promise.withResolvers<number | null>()
    let place = 0
    const items = groups.flatMap((group, index): MenuItemConstructorOptions[] => [
      ...(index === 0 ? [] : [{ type: 'separator' } as const]),
      ...group.map(({ label, enabled }) => {
        const chosen = place++
        return { label: plainLabel(label), enabled, click: () => resolve(chosen) }
      }),
    ])
    const menu = buildFromTemplate(items)
    const zoom = window.webContents.getZoomFactor()
    closeOpen = () => {
      resolve(null)
      menu.closePopup()
    }
    menu.popup({
      // The type is wider than what is used, so that a test can give a smaller window.
      window: window as BrowserWindow,
      x: Math.round(at.x * zoom),
      y: Math.round(at.y * zoom),
      // Some systems report the menu as closed before the choice, and both within one turn.
      callback: () => void setImmediate(() => resolve(null)),
    })
    return promise
  }

  return { show, close: () => closeOpen() }
}
