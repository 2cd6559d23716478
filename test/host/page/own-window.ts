import type { FromPage, ShownItem } from './preload-world.ts'

/**
 * Keeps a real window from behaving like a browser's: no shortcut or context menu of Chromium's own, and the
 * app's menu bar after Alt or F10, as Electron's `autoHideMenuBar` shows it. Refers to nothing outside itself.
 *
 * @param post tells the host that the bar is wanted, or which item of it was chosen.
 * @returns a function that shows the bar.
 */
export function ownWindow(post: (message: Extract<FromPage, { kind: 'menu' }>) => void): (bar: ShownItem[]) => void {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const dialog = document.createElement('dialog')
  const styles = new CSSStyleSheet()
  styles.replaceSync(`
    dialog { all: initial; color-scheme: light dark; color: CanvasText; font: menu; font-family: system-ui, sans-serif;
      font-size: 14px; position: fixed; inset: 0; }
    dialog:not([open]) { display: none }
    dialog::backdrop { background: none }
    [role=menubar] { display: flex; background: Canvas; border-bottom: 1px solid GrayText }
    [role=menubar] > div { position: relative }
    [role=menu] { position: absolute; min-width: 260px; background: Canvas; border: 1px solid GrayText; padding: 4px 0;
      box-shadow: 0 4px 12px #0004 }
    [role=menuitem] { display: flex; gap: 32px; padding: 6px 14px; cursor: default; white-space: nowrap }
    [role=menuitem] span { margin-left: auto; color: GrayText }
    [role=menuitem][aria-disabled=true] { color: GrayText }
    [role=menuitem][data-active] { background: Highlight; color: HighlightText }
    hr { border: 0; border-top: 1px solid GrayText; margin: 4px 0 }
  `)
  root.adoptedStyleSheets = [styles]
  root.append(dialog)

  let bar: ShownItem[] = []
  let open = 0
  let active = -1

  const itemsOf = (menu: number) => bar[menu]?.items ?? []
  const canChoose = (item: ShownItem | undefined) => item !== undefined && !item.separator && item.enabled

  function close(): void {
    dialog.close()
    host.remove()
  }

  function choose(item: number): void {
    if (!canChoose(itemsOf(open)[item])) return
    close()
    post({ kind: 'menu', chosen: [open, item] })
  }

  function step(by: number): void {
    const { length } = itemsOf(open)
    const from = active === -1 && by < 0 ? 0 : active
    const around = Array.from({ length }, (_, tried) => (from + by * (tried + 1) + 2 * length) % length)
    const next = around.find((index) => canChoose(itemsOf(open)[index]))
    if (next !== undefined) turnTo(open, next)
  }

  function turnTo(menu: number, item = -1): void {
    open = (menu + bar.length) % bar.length
    active = item
    draw()
  }

  function element(role: string, text: string, isActive: boolean): HTMLElement {
    const made = document.createElement('div')
    made.setAttribute('role', role)
    made.append(text)
    made.toggleAttribute('data-active', isActive)
    return made
  }

  function drawItem(item: ShownItem, index: number): HTMLElement {
    if (item.separator) return document.createElement('hr')
    const row = element('menuitem', item.label, index === active)
    const keys = document.createElement('span')
    keys.append(item.keys)
    row.append(keys)
    row.setAttribute('aria-disabled', String(!item.enabled))
    row.addEventListener('mouseenter', () => {
      if (active !== index && canChoose(item)) turnTo(open, index)
    })
    row.addEventListener('click', () => choose(index))
    return row
  }

  function draw(): void {
    const menubar = element('menubar', '', false)
    for (const [index, menu] of bar.entries()) {
      const title = element('menuitem', menu.label, index === open)
      title.addEventListener('mouseenter', () => index !== open && turnTo(index))
      const column = document.createElement('div')
      column.append(title)
      if (index === open) {
        const list = element('menu', '', false)
        list.append(...itemsOf(index).map(drawItem))
        column.append(list)
      }
      menubar.append(column)
    }
    dialog.replaceChildren(menubar)
  }

  const whileOpen: Record<string, () => void> = {
    Escape: close,
    F10: close,
    ArrowLeft: () => turnTo(open - 1),
    ArrowRight: () => turnTo(open + 1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => choose(active),
  }
  dialog.addEventListener('click', (event) => event.target === dialog && close())

  /** What a text field itself does with keys; everything else with Control, Alt or a function key is Chromium's. */
  function isEditing(event: KeyboardEvent): boolean {
    const { key, ctrlKey, altKey, metaKey } = event
    if (/^F\d+$/.test(key)) return false
    if ((!ctrlKey && !altKey && !metaKey) || event.getModifierState('AltGraph')) return true
    const moves = /^(Arrow(Up|Down)|Home|End|Backspace|Delete|Insert|Enter|Tab| |Control|Alt|AltGraph|Shift|Meta)$/
    return moves.test(key) || (/^Arrow(Left|Right)$/.test(key) && !altKey) || (!altKey && /^[acvxyz]$/i.test(key))
  }

  let altAlone = false
  const last = (event: KeyboardEvent) => {
    if (!isEditing(event)) event.preventDefault()
  }
  window.addEventListener(
    'keydown',
    (event) => {
      altAlone = event.key === 'Alt' && !event.repeat && !event.ctrlKey && !event.shiftKey
      if (host.isConnected) {
        event.preventDefault()
        event.stopImmediatePropagation()
        return whileOpen[event.key]?.()
      }
      if (event.key === 'F10' && !event.shiftKey) {
        event.preventDefault()
        return post({ kind: 'menu', chosen: null })
      }
      // After the page's listeners, so that they see the event as in Electron.
      window.removeEventListener('keydown', last)
      window.addEventListener('keydown', last)
    },
    true,
  )
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.key !== 'Alt' || !altAlone) return
      event.preventDefault()
      if (host.isConnected) close()
      else post({ kind: 'menu', chosen: null })
    },
    true,
  )
  for (const turnedAway of ['blur', 'mousedown']) window.addEventListener(turnedAway, () => (altAlone = false), true)
  window.addEventListener('contextmenu', (event) => event.preventDefault())

  return (shown) => {
    if (shown.length === 0 || host.isConnected) return
    bar = shown
    document.documentElement.append(host)
    dialog.showModal()
    turnTo(0)
  }
}
