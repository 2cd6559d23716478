import type Electron from 'electron'
import { app } from './app.ts'
import type { NewPage } from './chromium.ts'
import { guardedEvent } from './guarded-event.ts'
import { ProvidedEmitter, type Shape } from './provided.ts'
import { chromium, isWayland } from './runtime.ts'
import { screen } from './screen.ts'
import { WebContents } from './web-contents.ts'

const windows = new Set<BrowserWindow>()

/** A window. When headless, its position, size and focus are what main and the harness set. */
export class BrowserWindow
  extends ProvidedEmitter
  implements Shape<BrowserWindow, Electron.BrowserWindow, 'webContents'>
{
  static #lastId = 0
  readonly id = ++BrowserWindow.#lastId
  readonly webContents: WebContents
  /** The options that main created it with, for tests. */
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly #page: Promise<NewPage>
  #bounds: Electron.Rectangle
  #maximized = false
  #minimized = false
  #visible: boolean
  #focused = false
  #destroyed = false
  #title: string
  /** For the harness. */
  asksForProtection = false
  /** For the harness. */
  progressBar: { progress: number; mode: string } | null = null

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow')
    const browser = chromium()
    this.options = options
    this.#title = options.title ?? app.getName()
    const { width = 800, height = 600, x = 0, y = 0 } = options
    this.#bounds = { x, y, width, height }
    this.#visible = options.show ?? true
    this.#page = browser.newPage()
    this.webContents = new WebContents(this.#page, options.webPreferences ?? {}, browser.visible)
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.windowOpened(this)
    void this.#page.then(({ closed }) => closed).then(() => this.#closed())
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.on('host-unload-refused', () => app.quitRefused())
    this.webContents.once('destroyed', () => this.#closed())
    this.webContents.resize(width, height)
    this.#place()
    if (this.#visible) this.focus()
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].find((window) => window.#focused) ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  reload(): void {
    this.webContents.reload()
  }

  show(): void {
    this.showInactive()
    this.focus()
  }

  showInactive(): void {
    if (this.#visible) return
    this.#visible = true
    this.emit('show')
  }

  hide(): void {
    this.#visible = false
    this.emit('hide')
    this.blur()
  }

  isVisible(): boolean {
    return this.#visible
  }

  focus(): void {
    if (this.#focused) return
    for (const other of windows) if (other !== this) other.blur()
    this.#focused = true
    void this.webContents.setFocus(true)
    this.emit('focus')
    app.emit('browser-window-focus', {}, this)
  }

  blur(): void {
    if (!this.#focused) return
    this.#focused = false
    void this.webContents.setFocus(false)
    this.emit('blur')
    app.emit('browser-window-blur', {}, this)
  }

  isFocused(): boolean {
    return this.#focused
  }

  /** Closes as a person would: the app may refuse, and so may the page's `beforeunload`. */
  close(): void {
    const event = guardedEvent({})
    this.emit('close', event)
    if (event.defaultPrevented) app.quitRefused()
    else this.webContents.close()
  }

  /** Closes at once, without asking the app or the page. */
  destroy(): void {
    void this.#page.then(({ targetId }) => chromium().closePage(targetId))
    this.#closed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getBounds(): Electron.Rectangle {
    return { ...(this.#maximized ? screen.getDisplayMatching(this.#bounds).workArea : this.#bounds) }
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  /**
   * As on Windows, a call that moves the window to a display of another scale has its size converted by the scale of
   * the one it comes from (native_window_views.cc, SetBounds). Wayland lets no program say where its window is.
   */
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds
    this.#bounds = { ...before, ...bounds }
    if (isWayland) Object.assign(this.#bounds, { x: before.x, y: before.y })
    const scales = [before, this.#bounds].map((place) => screen.getDisplayMatching(place).scaleFactor)
    const factor = (scales[0] ?? 1) / (scales[1] ?? 1)
    this.#bounds.width = Math.round(this.#bounds.width * factor)
    this.#bounds.height = Math.round(this.#bounds.height * factor)
    const { x, y, width, height } = this.#bounds
    this.webContents.resize(width, height)
    this.#place()
    if (width !== before.width || height !== before.height) this.emit('resize')
    if (x !== before.x || y !== before.y) this.emit('move')
  }

  getSize(): number[] {
    return [this.getBounds().width, this.getBounds().height]
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getMinimumSize(): number[] {
    return [this.options.minWidth ?? 0, this.options.minHeight ?? 0]
  }

  maximize(): void {
    this.#maximized = true
    this.#resized('maximize')
  }

  unmaximize(): void {
    this.#maximized = false
    this.#resized('unmaximize')
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  minimize(): void {
    this.#minimized = true
    this.emit('minimize')
  }

  restore(): void {
    this.#minimized = false
    this.emit('restore')
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  isFullScreen(): boolean {
    return false
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  /** Linux has no such protection: there Electron ignores the call. */
  setContentProtection(enable: boolean): void {
    this.asksForProtection = enable
  }

  isContentProtected(): boolean {
    return process.platform !== 'linux' && this.asksForProtection
  }

  /**
   * Of the Linux desktops only Unity's launcher shows it, and Electron ignores the call on the others. What main asked
   * for last; null for none.
   */
  setProgressBar(progress: number, options?: Electron.ProgressBarOptions): void {
    if (!Number.isFinite(progress)) throw new TypeError('Error processing argument at index 0, conversion failure')
    const mode = options?.mode ?? (progress > 1 ? 'indeterminate' : 'normal')
    this.progressBar = progress < 0 ? null : { progress, mode }
  }

  /** Emits a command of Windows', or of a mouse's side buttons. @throws if this system reports none. For the harness. */
  appCommand(command: string): void {
    const emitted =
      process.platform === 'win32' || (process.platform === 'linux' && /^browser-(back|for)ward$/.test(command))
    if (!emitted) throw new Error(`test/host: BrowserWindow emits no app-command ${command} on ${process.platform}`)
    this.emit('app-command', guardedEvent({}), command)
  }

  /** Chromium's windows have no menu bar and draw their own background. */
  setMenuBarVisibility(_visible: boolean): void {}
  setAutoHideMenuBar(_hide: boolean): void {}
  setBackgroundColor(_color: string): void {}

  /** Moves a real window, where there is one. */
  #place(): void {
    if (!chromium().visible) return
    const bounds = { left: this.#bounds.x, top: this.#bounds.y, width: this.#bounds.width, height: this.#bounds.height }
    void this.webContents.opened.then(async (target) => {
      const { windowId } = await target.send('Browser.getWindowForTarget')
      await target.send('Browser.setWindowBounds', { windowId, bounds })
    })
  }

  #resized(event: 'maximize' | 'unmaximize'): void {
    const { width, height } = this.getBounds()
    this.webContents.resize(width, height)
    this.emit(event)
    this.emit('resize')
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#focused = false
    windows.delete(this)
    this.webContents.destroyed()
    this.emit('closed')
    app.windowClosed(this)
  }
}
