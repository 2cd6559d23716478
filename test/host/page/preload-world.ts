import type { codec as makeCodec } from './codec.ts'
import type { Crossing } from './crossing.ts'
import type { ownWindow as makeOwnWindow } from './own-window.ts'

/** From a page to main. Calls carry their arguments encoded, so that only their own handler can fail on them. */
export type FromPage =
  | { kind: 'invoke'; id: number; channel: string; args: string }
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'key'; key: PressedKey; unused: boolean }
  | { kind: 'context-menu'; params: ContextMenuPlace }
  /** A Ctrl and wheel event that the page did not handle, in the page's own pixels. */
  | { kind: 'wheel'; down: number }
  /** The menu bar is wanted, or the item at those places in it was chosen. */
  | { kind: 'menu'; chosen: number[] | null }

/** From main to a page. */
export type ToPage =
  | { kind: 'result'; id: number; ok: true; value: string }
  | { kind: 'result'; id: number; ok: false; message: string }
  | { kind: 'event'; channel: string; args: string }
  | { kind: 'menu'; bar: ShownItem[] }

/** An item of the menu bar as it is drawn. */
export interface ShownItem {
  label: string
  keys: string
  enabled: boolean
  separator: boolean
  items: ShownItem[]
}

export interface PressedKey {
  type: 'keyDown' | 'keyUp'
  key: string
  code: string
  control: boolean
  shift: boolean
  alt: boolean
  meta: boolean
  isAutoRepeat: boolean
}

/** Of Electron's ContextMenuParams what the page itself can tell. */
type ContextMenuPlace = Pick<
  Electron.ContextMenuParams,
  'x' | 'y' | 'isEditable' | 'selectionText' | 'formControlType' | 'menuSourceType'
> & { editFlags: Pick<Electron.EditFlags, 'canUndo' | 'canRedo' | 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'> }

/** What the host finds in the preload's world; the page's own world has neither. */
export interface HostWindow {
  __hostSend(message: string): void
  __hostReceive?(message: ToPage): void
  /** Calls a channel as the frame itself, without the preload, as a compromised page could. */
  __hostInvoke?(channel: string, args: string): Promise<string>
}

/**
 * The preload's world: `require('electron')` for the preload, over the binding that only this world has.
 * Runs in every frame, the preload only in the main one, as in Electron. Refers to nothing outside itself.
 *
 * @param ownWindow what a window that a person sees needs besides; null headless.
 * @returns what the preload's `require` and `process` are.
 */
export function preloadWorld(
  codec: typeof makeCodec,
  bridge: Crossing,
  platform: string,
  ownWindow: typeof makeOwnWindow | null,
) {
  const host = globalThis as unknown as HostWindow
  const text = codec()
  const send = host.__hostSend
  const invoking = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>()
  let lastId = 0

  const named = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, key) {
        if (key in object || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
          return Reflect.get(object, key)
        throw new Error(`test/host: ${name}.${key} is not provided`)
      },
    })
  const post = (message: FromPage) => send(JSON.stringify(message))
  const showMenu = window === window.top ? ownWindow?.(post) : undefined

  function invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const id = ++lastId
    const result = Promise.withResolvers<unknown>()
    invoking.set(id, result)
    post({ kind: 'invoke', id, channel, args: text.encode(args) })
    return result.promise
  }

  host.__hostReceive = (message) => {
    if (message.kind === 'menu') return showMenu?.(message.bar)
    if (message.kind === 'event') {
      for (const listener of [...(listeners.get(message.channel) ?? [])])
        listener({ sender: ipcRenderer, ports: [] }, ...(text.decode(message.args) as unknown[]))
      return
    }
    const result = invoking.get(message.id)
    invoking.delete(message.id)
    if (message.ok) result?.resolve(text.decode(message.value))
    else result?.reject(new Error(message.message))
  }
  host.__hostInvoke = async (channel, args) => text.encode(await invoke(channel, ...(text.decode(args) as unknown[])))

  const on = (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  const off = (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
    const left = (listeners.get(channel) ?? []).filter((known) => known !== listener)
    listeners.set(channel, left)
    return ipcRenderer
  }
  const ipcRenderer: object = named('ipcRenderer', {
    invoke,
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args: text.encode(args) }),
    on,
    off,
    removeListener: off,
  })
  const contextBridge = named('contextBridge', {
    exposeInMainWorld: (name: string, api: unknown) => void bridge.call('expose', [name, api]),
  })

  const pressed = (type: PressedKey['type'], event: KeyboardEvent): PressedKey => ({
    type,
    key: event.key,
    code: event.code,
    control: event.ctrlKey,
    shift: event.shiftKey,
    alt: event.altKey,
    meta: event.metaKey,
    isAutoRepeat: event.repeat,
  })
  window.addEventListener(
    'keydown',
    (event) => {
      post({ kind: 'key', key: pressed('keyDown', event), unused: false })
      // A menu's accelerator acts only on a key that the page did not handle.
      setTimeout(() => {
        if (!event.defaultPrevented) post({ kind: 'key', key: pressed('keyDown', event), unused: true })
      })
    },
    true,
  )
  window.addEventListener('keyup', (event) => post({ kind: 'key', key: pressed('keyUp', event), unused: false }), true)

  const contextMenuPlace = (event: MouseEvent): ContextMenuPlace => {
    const [target] = event.composedPath()
    const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null
    const isText = field !== null && /^(text|textarea|email|url|search|tel|password)$/.test(field.type)
    const isPassword = field?.type === 'password'
    // An email field does not expose its selection to scripts.
    const selected =
      field && field.selectionStart !== null
        ? field.value.slice(field.selectionStart, field.selectionEnd ?? undefined)
        : String(window.getSelection())
    const isEditable = isText && !field.readOnly && !field.disabled
    const canCopy = selected !== '' && !isPassword
    const type =
      field instanceof HTMLTextAreaElement ? 'text-area' : `input-${field?.type === 'tel' ? 'telephone' : field?.type}`
    return {
      x: event.clientX,
      y: event.clientY,
      isEditable,
      selectionText: isPassword ? '' : selected,
      formControlType: field ? (type as ContextMenuPlace['formControlType']) : 'none',
      menuSourceType: event.button === 2 ? 'mouse' : 'keyboard',
      editFlags: {
        canUndo: isEditable && document.queryCommandEnabled('undo'),
        canRedo: isEditable && document.queryCommandEnabled('redo'),
        canCut: isEditable && canCopy,
        canCopy,
        canPaste: isEditable,
        canSelectAll: true,
      },
    }
  }
  // Electron emits the event only if the page did not handle it.
  window.addEventListener('contextmenu', (event) => {
    if (!event.defaultPrevented) post({ kind: 'context-menu', params: contextMenuPlace(event) })
  })
  // Chromium's own zoom would be added to main's.
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return
    if (!event.defaultPrevented) post({ kind: 'wheel', down: event.deltaY })
    event.preventDefault()
  }
  const listenLast = () => {
    window.removeEventListener('wheel', wheel)
    window.addEventListener('wheel', wheel, { passive: false })
  }
  listenLast()
  window.addEventListener('wheel', listenLast, { capture: true, passive: true })

  const electron = named('electron (preload)', { ipcRenderer, contextBridge })
  return {
    process: named('process (preload)', { platform, type: 'renderer', sandboxed: true, contextIsolated: true }),
    require(name: string): unknown {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`module not found: ${name}`)
    },
  }
}
