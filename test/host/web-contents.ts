import { readFileSync } from 'node:fs'
import type Electron from 'electron'
import type { CdpSession } from './cdp.ts'
import type { NewPage } from './chromium.ts'
import { guardedEvent } from './guarded-event.ts'
import { ipcMain } from './ipc-main.ts'
import { nativeTheme } from './native-theme.ts'
import { toMain, toPage } from './origins.ts'
import { codec } from './page/codec.ts'
import type { FromPage, PressedKey, ShownItem, ToPage } from './page/preload-world.ts'
import { bindingName, pageScripts, preloadWorldName } from './page/scripts.ts'
import { ProvidedEmitter, type Shape } from './provided.ts'
import { answerRequests } from './requests.ts'
import { session } from './session.ts'
import { Frames, type WebFrameMain } from './web-frame-main.ts'

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

const text = codec()
const scheme = (url: string) => url.slice(0, url.indexOf(':'))

/** A page: its frames, its preload's channel, its guards. Works before Chromium has opened it; commands wait. */
export class WebContents
  extends ProvidedEmitter
  implements Shape<WebContents, Electron.WebContents, 'mainFrame' | 'session'>
{
  static #lastId = 0
  readonly id = ++WebContents.#lastId
  readonly session = session.defaultSession
  /** What main called a window by, for `window.open` answers. */
  #windowOpenHandler: WindowOpenHandler | undefined
  #frames: Frames | undefined
  #opened: Promise<CdpSession>
  #destroyed = false
  #zoomFactor = 1
  /** How far a wheel was turned with Ctrl since the last whole notch. */
  #notches = 0
  #size = { width: 800, height: 600 }
  #asked: string | undefined
  #loading: PromiseWithResolvers<void> | undefined
  readonly #visible: boolean

  constructor(page: Promise<NewPage>, preferences: Electron.WebPreferences, visible: boolean) {
    super('webContents')
    this.#visible = visible
    this.#opened = page.then(({ targetId, session: target }) => this.#open(targetId, target, preferences))
    this.session.add(this)
  }

  get mainFrame(): WebFrameMain {
    return this.#knownFrames.main
  }

  getURL(): string {
    return this.#frames ? this.mainFrame.url : ''
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isLoading(): boolean {
    return this.#loading !== undefined
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  /** Sends to the preload's listeners in the main frame. */
  send(channel: string, ...args: unknown[]): void {
    const message: ToPage = { kind: 'event', channel, args: text.encode(args) }
    void this.#opened.then(() => this.#receive(this.mainFrame, message))
  }

  async loadURL(url: string): Promise<void> {
    const target = await this.#opened
    this.#loading ??= Promise.withResolvers<void>()
    const loaded = this.#loading.promise
    this.#asked = url
    const { errorText } = await target.send('Page.navigate', { url: toPage(url) })
    if (!errorText) return loaded
    this.#loading = undefined
    this.emit('did-fail-load', {}, -1, errorText, url, true)
    throw new Error(`${errorText.replace('net::', '')} loading '${url}'`)
  }

  reload(): void {
    void this.#opened.then((target) => {
      this.#asked = this.getURL()
      target.post('Page.reload')
    })
  }

  forcefullyCrashRenderer(): void {
    void this.#opened.then((target) => target.post('Page.crash'))
  }

  getZoomFactor(): number {
    return this.#zoomFactor
  }

  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor
    this.#sizeChanged()
  }

  /** Electron's levels: each is 20 % more. */
  getZoomLevel(): number {
    return Math.log(this.#zoomFactor) / Math.log(1.2)
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    return Promise.resolve()
  }

  close(): void {
    void this.#opened.then((target) => target.post('Page.close'))
  }

  // What follows is for the host.

  /** Chromium's session for this page, once it is open. */
  get opened(): Promise<CdpSession> {
    return this.#opened
  }

  resize(width: number, height: number): void {
    this.#size = { width, height }
    this.#sizeChanged()
  }

  showMenu(bar: ShownItem[]): void {
    this.#receive(this.mainFrame, { kind: 'menu', bar })
  }

  /** Headless, a page only thinks that it has the focus. */
  async setFocus(focused: boolean): Promise<void> {
    const target = await this.#opened
    target.post('Emulation.setFocusEmulationEnabled', { enabled: focused })
  }

  async clearStorage(): Promise<void> {
    const target = await this.#opened
    const origin = new URL(toPage(this.mainFrame.url)).origin
    await target.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  }

  frameOf(frameId: string): WebFrameMain | null {
    return this.#knownFrames.get(frameId)
  }

  /** Asks main's guards about a document; false when one of them refused it. */
  mayNavigate(url: string, frameId: string, isRedirect: boolean): boolean {
    const frame = this.frameOf(frameId)
    const isMainFrame = frame === this.mainFrame
    const own = isMainFrame && url === this.#asked
    if (own) this.#asked = undefined
    if (own && !isRedirect) return true
    const details = guardedEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: this.mainFrame })
    if (isRedirect) this.emit('will-redirect', details, url, false, isMainFrame, 1, frame?.routingId)
    else if (isMainFrame) this.emit('will-navigate', details, url, false, true, 1, frame.routingId)
    if (!isRedirect) this.emit('will-frame-navigate', details)
    return !details.defaultPrevented
  }

  /** A window the page asked for: main's handler is asked, and only "deny" can be obeyed here. */
  openWindow(details: Electron.HandlerDetails): void {
    const { action } = this.#windowOpenHandler?.(details) ?? { action: 'allow' }
    if (action !== 'deny') throw new Error(`test/host: a page's own window is not provided (${details.url})`)
  }

  /** Calls a channel from a frame's own preload world, past the preload: what a taken-over page would do. */
  async invokeAs(accepts: (frame: WebFrameMain) => boolean, channel: string, args: unknown[]): Promise<unknown> {
    const target = await this.#opened
    const frame = this.#knownFrames.find(accepts)
    const contextId = frame && this.#knownFrames.contextOf(frame)
    if (contextId === undefined) throw new Error('test/host: no such frame')
    const expression = `__hostInvoke(${JSON.stringify(channel)}, ${JSON.stringify(text.encode(args))})`
    const { result, exceptionDetails } = await target.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return text.decode(result.value)
  }

  destroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#loading = undefined
    this.emit('destroyed')
  }

  get #knownFrames(): Frames {
    if (!this.#frames) throw new Error('test/host: the page is not open yet')
    return this.#frames
  }

  /**
   * Resolves once the page has taken on all of this. A page that is sent elsewhere before it has answered applies
   * what is still on its way to the document after next.
   */
  async #open(targetId: string, target: CdpSession, preferences: Electron.WebPreferences): Promise<CdpSession> {
    this.#frames = new Frames(targetId, target)
    const preload = preferences.preload ? readFileSync(preferences.preload, 'utf8') : null
    const scripts = pageScripts(preload, process.platform, this.#visible)
    const followTheme = () => target.send('Emulation.setEmulatedMedia', { features: nativeTheme.mediaFeatures })
    const themeChanged = () => void followTheme().catch(() => {})
    nativeTheme.on('updated', themeChanged)
    this.once('destroyed', () => nativeTheme.off('updated', themeChanged))
    this.#listen(target)
    // What fails here only fails because the page has gone meanwhile.
    await Promise.allSettled([
      target.send('Page.enable'),
      target.send('Runtime.enable'),
      target.send('Runtime.addBinding', { name: bindingName, executionContextName: preloadWorldName }),
      target.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      target.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: preloadWorldName }),
      answerRequests(this, target),
      followTheme(),
      this.#applySize(target),
      target.send('Runtime.runIfWaitingForDebugger'),
    ])
    return target
  }

  #listen(target: CdpSession): void {
    target.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== bindingName) return
      this.#heard(JSON.parse(payload), this.#knownFrames.ofContext(executionContextId), executionContextId)
    })
    target.on('Page.frameNavigated', ({ frame }) => {
      if (!frame.parentId) this.#ifLoading(() => this.emit('did-navigate', {}, this.mainFrame.url, 200, 'OK'))
    })
    target.on('Page.domContentEventFired', () => this.#ifLoading(() => this.emit('dom-ready')))
    target.on('Page.loadEventFired', () => this.#ifLoading(() => this.#loaded(target)))
    target.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const features = windowFeatures.join(',')
      const referrer = { url: this.mainFrame.url, policy: 'strict-origin-when-cross-origin' as const }
      this.openWindow({ url: toMain(url), frameName: windowName, features, disposition: 'new-window', referrer })
    })
    target.on('Page.frameRequestedNavigation', ({ url, frameId, disposition }) => {
      // Chromium itself goes nowhere for these, so asking main's guards is all there is to do.
      if (disposition === 'currentTab' && !/^(https?|about|blob|data)$/.test(scheme(url)))
        this.mayNavigate(url, frameId, false)
    })
    target.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return
      const event = guardedEvent({})
      this.emit('will-prevent-unload', event)
      target.post('Page.handleJavaScriptDialog', { accept: event.defaultPrevented })
      if (!event.defaultPrevented) this.emit('host-unload-refused')
    })
    target.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    })
  }

  /** The blank page that every target starts with is none of main's business. */
  #ifLoading(act: () => void): void {
    if (this.mainFrame.url !== '' && this.mainFrame.url !== 'about:blank') act()
  }

  #loaded(target: CdpSession): void {
    const { origin } = new URL(toPage(this.mainFrame.url))
    void this.session.applyPermissions(this, target, origin)
    this.emit('did-finish-load')
    this.#loading?.resolve()
    this.#loading = undefined
  }

  #heard(message: FromPage, frame: WebFrameMain | null, contextId: number): void {
    const from = { sender: this, frame }
    if (message.kind === 'key') this.#pressed(message.key, message.unused)
    else if (message.kind === 'wheel') this.#turned(message.down)
    else if (message.kind === 'menu') this.emit('host-menu', message.chosen)
    else if (message.kind === 'context-menu') this.emit('context-menu', guardedEvent({}), { ...message.params, frame })
    else if (message.kind === 'send') ipcMain.receive(message, from)
    else void ipcMain.invoke(message, from).then((result) => this.#evaluate(contextId, result))
  }

  /** Main hears every key before a menu may act on one that the page left alone. */
  #pressed({ control, shift, alt, meta, ...key }: PressedKey, unused: boolean): void {
    const input = { ...key, control, shift, alt, meta, isComposing: false, location: 0, modifiers: [] }
    if (unused) this.emit('host-key-unused', input)
    else this.emit('before-input-event', guardedEvent({}), input)
  }

  /** Chromium counts whole notches, and on macOS none (WebContentsImpl::HandleWheelEvent). */
  #turned(down: number): void {
    if (process.platform === 'darwin') return
    this.#notches += Math.round(down * this.#zoomFactor) / 100
    const whole = Math.trunc(this.#notches)
    this.#notches -= whole
    if (whole !== 0) this.emit('zoom-changed', {}, whole < 0 ? 'in' : 'out')
  }

  #receive(frame: WebFrameMain, message: ToPage): void {
    const contextId = this.#knownFrames.contextOf(frame)
    if (contextId !== undefined) this.#evaluate(contextId, message)
  }

  /** A listener of the preload's that throws is told on stderr, where Electron's console would show it. */
  #evaluate(contextId: number, message: ToPage): void {
    const expression = `__hostReceive(${JSON.stringify(message)})`
    this.#opened
      .then((target) => target.send('Runtime.evaluate', { expression, contextId }))
      .then(
        ({ exceptionDetails: thrown }) => thrown && console.error(thrown.exception?.description ?? thrown.text),
        () => {},
      )
  }

  #sizeChanged(): void {
    void this.#opened.then((target) => this.#applySize(target)).catch(() => {})
  }

  /** Zooming a page makes its viewport smaller and its pixels larger. A real window keeps its own size. */
  #applySize(target: CdpSession): Promise<void> {
    if (this.#visible && this.#zoomFactor === 1) return target.send('Emulation.clearDeviceMetricsOverride')
    return target.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(this.#size.width / this.#zoomFactor),
      height: Math.round(this.#size.height / this.#zoomFactor),
      deviceScaleFactor: this.#zoomFactor,
      mobile: false,
    })
  }
}
