import { writeFileSync } from 'node:fs'
import type Electron from 'electron'
import { askForPath } from './asking.ts'
import { BrowserWindow } from './browser-window.ts'
import { request } from './net-request.ts'
import { Provided, ProvidedEmitter, type Shape } from './provided.ts'
import { isWayland } from './runtime.ts'

/** Whatever would have an effect outside the app is only recorded, for the harness. */
class Shell extends Provided implements Shape<Shell, Electron.Shell> {
  readonly opened: string[] = []
  readonly shown: string[] = []

  constructor() {
    super('shell')
  }

  async openExternal(url: string): Promise<void> {
    this.opened.push(url)
  }

  async openPath(path: string): Promise<string> {
    this.opened.push(path)
    return ''
  }

  showItemInFolder(path: string): void {
    this.shown.push(path)
  }
}

/** What is put on the clipboard, by format. */
export class ClipboardItem extends Provided implements Shape<ClipboardItem, Electron.ClipboardItem, 'getType'> {
  readonly #items: Record<string, unknown>

  constructor(items: Record<string, unknown>) {
    super('ClipboardItem')
    this.#items = items
  }

  get types(): string[] {
    return Object.keys(this.#items)
  }

  async getType(type: string): Promise<Blob> {
    const item = await this.#items[type]
    if (item === undefined) throw new Error(`the clipboard item has no ${type}`)
    return item instanceof Blob ? item : new Blob([String(item)], { type })
  }
}

/**
 * A clipboard for the app alone: the machine's is not touched. A real one outlives the app, so if
 * HOST_CLIPBOARD names a file, the text is kept there.
 *
 * Like Electron's, it reports no failure (electron_api_clipboard.cc): while another program holds it open, as on
 * Windows, and where HOST_WAYLAND=1 as long as no window of the app's has the focus, nothing is written or
 * cleared, and every call ends as if it were.
 */
class Clipboard extends Provided implements Shape<Clipboard, Electron.Clipboard, 'read' | 'write'> {
  #items: ClipboardItem[] = []
  /** Whether another program holds it open. For the harness. */
  isHeld = false

  constructor() {
    super('clipboard')
  }

  get #isRefused(): boolean {
    return this.isHeld || (isWayland && BrowserWindow.getFocusedWindow() === null)
  }

  async read(): Promise<ClipboardItem[]> {
    return this.#items
  }

  async readText(): Promise<string> {
    const item = this.#items.find(({ types }) => types.includes('text/plain'))
    return item ? (await item.getType('text/plain')).text() : ''
  }

  async write(items: ClipboardItem[]): Promise<void> {
    if (!this.#isRefused) await this.put(items)
  }

  async writeText(text: string): Promise<void> {
    await this.write([new ClipboardItem({ 'text/plain': text })])
  }

  clear(): void {
    if (!this.#isRefused) void this.put([])
  }

  /** Whoever may. For the harness: another program. */
  async put(items: ClipboardItem[]): Promise<void> {
    this.#items = items
    await this.#keep()
  }

  async #keep(): Promise<void> {
    const file = process.env.HOST_CLIPBOARD
    if (file) writeFileSync(file, this.#items.length === 0 ? '' : await this.readText())
  }
}

/** The systems that emit the events which not every system emits (`@platform` in electron.d.ts); all systems emit the others. */
const toldBy: Record<string, NodeJS.Platform[]> = {
  'lock-screen': ['darwin', 'win32'],
  'unlock-screen': ['darwin', 'win32'],
  shutdown: ['darwin', 'linux'],
  'on-ac': ['darwin', 'win32'],
  'on-battery': ['darwin'],
  'speed-limit-change': ['darwin', 'win32'],
  'thermal-state-change': ['darwin'],
  'user-did-become-active': ['darwin'],
  'user-did-resign-active': ['darwin'],
}

/** The machine, as the harness controls it. */
class PowerMonitor extends ProvidedEmitter implements Shape<PowerMonitor, Electron.PowerMonitor> {
  idleSeconds = 0
  #locked = false

  constructor() {
    super('powerMonitor')
  }

  getSystemIdleState(idleThreshold: number): ReturnType<Electron.PowerMonitor['getSystemIdleState']> {
    if (!(idleThreshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0')
    if (this.#locked) return 'locked'
    return this.idleSeconds >= idleThreshold ? 'idle' : 'active'
  }

  /** Emits an event of the machine. @throws if this system does not report it to programs. For the harness. */
  happen(event: string): void {
    if (toldBy[event]?.includes(process.platform) === false)
      throw new Error(`test/host: powerMonitor emits no ${event} on ${process.platform}`)
    this.emit(event)
  }

  /** Locks the computer, which this system reports in its own way. For the harness. */
  lock(): void {
    this.#locked = true
    if (process.platform !== 'linux') this.happen('lock-screen')
  }

  getSystemIdleTime(): number {
    return this.idleSeconds
  }
}

/** As on Windows and Linux, where what only macOS has, e.g. Touch ID, is undefined. */
class SystemPreferences
  extends Provided
  implements Shape<SystemPreferences, Electron.SystemPreferences, 'canPromptTouchID' | 'promptTouchID'>
{
  readonly canPromptTouchID = undefined
  readonly promptTouchID = undefined

  constructor() {
    super('systemPreferences')
  }
}

/** The harness sets whether there is a network. */
class Net extends Provided implements Shape<Net, Electron.Net> {
  online = true

  constructor() {
    super('net')
  }

  isOnline(): boolean {
    return this.online
  }

  request(options: Electron.ClientRequestConstructorOptions | string): Electron.ClientRequest {
    return request(options)
  }
}

type Answer = string | number | { canceled: boolean; filePath?: string; filePaths?: string[] }

/** Native dialogs: answered by what the harness queued, else in a window that a person sees; another one throws. */
class Dialog extends Provided implements Shape<Dialog, Electron.Dialog> {
  readonly answers: Answer[] = []
  readonly asked: { kind: string; options: object }[] = []

  constructor() {
    super('dialog')
  }

  async showMessageBox(...given: [Electron.MessageBoxOptions] | [object, Electron.MessageBoxOptions]) {
    const options = given.at(-1) as Electron.MessageBoxOptions
    const answer = this.#answer('showMessageBox', options)
    const response = typeof answer === 'string' ? (options.buttons ?? ['OK']).indexOf(answer) : Number(answer)
    if (response < 0) throw new Error(`test/host: the message box has no button "${answer}"`)
    return { response, checkboxChecked: false }
  }

  async showSaveDialog(...given: [Electron.SaveDialogOptions] | [object, Electron.SaveDialogOptions]) {
    const answer = await this.#path('showSaveDialog', given)
    return typeof answer === 'string' ? { canceled: false, filePath: answer } : { canceled: true, filePath: '' }
  }

  async showOpenDialog(...given: [Electron.OpenDialogOptions] | [object, Electron.OpenDialogOptions]) {
    const answer = await this.#path('showOpenDialog', given)
    return typeof answer === 'string' ? { canceled: false, filePaths: [answer] } : { canceled: true, filePaths: [] }
  }

  showErrorBox(title: string, content: string): void {
    this.asked.push({ kind: 'showErrorBox', options: { title, content } })
    console.error(`${title}: ${content}`)
  }

  async #path(kind: 'showSaveDialog' | 'showOpenDialog', given: object[]): Promise<Answer> {
    const options = given.at(-1) ?? {}
    const path = this.answers.length > 0 ? undefined : await askForPath(given[0], options, kind === 'showSaveDialog')
    if (path === undefined) return this.#answer(kind, options)
    return path ?? { canceled: true }
  }

  #answer(kind: string, options: object): Answer {
    this.asked.push({ kind, options })
    const answer = this.answers.shift()
    if (answer === undefined) throw new Error(`test/host: nobody answers dialog.${kind} (${JSON.stringify(options)})`)
    return answer
  }
}

export const shell = new Shell()
export const clipboard = new Clipboard()
export const powerMonitor = new PowerMonitor()
export const systemPreferences = new SystemPreferences()
export const net = new Net()
export const dialog = new Dialog()
