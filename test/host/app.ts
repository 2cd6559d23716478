import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type Electron from 'electron'
import { guardedEvent } from './guarded-event.ts'
import { Provided, ProvidedEmitter, type Shape } from './provided.ts'
import { runtime } from './runtime.ts'
import { requestInstanceLock } from './single-instance.ts'

/** Chromium's switches, as main set them. They are recorded: the host's browser runs with its own. */
class CommandLine extends Provided {
  readonly #switches = new Map<string, string>()

  constructor() {
    super('app.commandLine')
    for (const argument of process.argv.slice(1)) {
      const [, name, value = ''] = /^--?([^=-][^=]*)(?:=(.*))?$/s.exec(argument) ?? []
      if (name) this.#switches.set(name, value)
    }
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value)
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name)
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? ''
  }

  removeSwitch(name: string): void {
    this.#switches.delete(name)
  }
}

interface ClosableWindow {
  close(): void
}

/** The app's lifecycle: ready once Chromium runs, quitting as in Electron, where each step can refuse. */
class App extends ProvidedEmitter implements Shape<App, Electron.App, 'dock' | 'commandLine'> {
  readonly commandLine = new CommandLine()
  /** macOS only, and the host has no dock. */
  readonly dock = undefined
  readonly #ready = Promise.withResolvers<void>()
  readonly #paths = new Map<string, string>()
  #isReady = false
  #isQuitting = false
  #isEnding = false
  readonly #windows = new Set<ClosableWindow>()
  #name: string | undefined
  #hasLock = false
  #next: { execPath: string; args: string[] } | undefined

  constructor() {
    super('app')
  }

  get isPackaged(): boolean {
    return runtime().isPackaged
  }

  get name(): string {
    return this.getName()
  }

  set name(name: string) {
    this.setName(name)
  }

  getName(): string {
    return this.#name ?? runtime().name
  }

  setName(name: string): void {
    this.#name = name
  }

  getVersion(): string {
    return runtime().version
  }

  getAppPath(): string {
    return runtime().appPath
  }

  getLocale(): string {
    return 'en-US'
  }

  getSystemLocale(): string {
    return 'en-US'
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-US']
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const known = this.#paths.get(name)
    if (known) return known
    const { userData } = runtime()
    switch (name) {
      case 'userData':
      case 'sessionData':
        mkdirSync(userData, { recursive: true })
        return userData
      case 'logs':
        return join(this.getPath('userData'), 'logs')
      case 'crashDumps':
        return join(this.getPath('userData'), 'Crashpad')
      case 'home':
        return homedir()
      case 'temp':
        return tmpdir()
      case 'exe':
        return process.execPath
      case 'downloads':
        return join(homedir(), 'Downloads')
      case 'appData':
        return runtime().appData
      default:
        throw new Error(`test/host: app.getPath('${name}') is not provided`)
    }
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  setAppLogsPath(path?: string): void {
    if (path) this.setPath('logs', path)
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const told = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    this.#hasLock ||= requestInstanceLock(this.getPath('userData'), told, (second) =>
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData),
    )
    return this.#hasLock
  }

  hasSingleInstanceLock(): boolean {
    return this.#hasLock
  }

  /** The host's pages are always Chromium's own kind of sandboxed; these four are settings of the machine. */
  enableSandbox(): void {}
  setAppUserModelId(_id: string): void {}
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {}
  disableHardwareAcceleration(): void {}

  /**
   * The system keeps the schemes that this program opens, and they outlive the app: if HOST_REGISTRY names a file, it
   * contains them, one per line. A test opens a link by starting the app a second time with it.
   */
  setAsDefaultProtocolClient(protocol: string): boolean {
    this.#register([...this.#registered(), protocol])
    return true
  }

  removeAsDefaultProtocolClient(protocol: string): boolean {
    if (process.platform === 'linux') throw new Error('test/host: Linux has no app.removeAsDefaultProtocolClient')
    this.#register(this.#registered().filter((scheme) => scheme !== protocol))
    return true
  }

  #registered(): string[] {
    const file = process.env.HOST_REGISTRY
    return file && existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  }

  #register(schemes: string[]): void {
    const file = process.env.HOST_REGISTRY
    if (file) writeFileSync(file, [...new Set(schemes)].join('\n'))
  }

  focus(): void {}

  quit(): void {
    if (this.#isQuitting) return
    const event = guardedEvent({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#isQuitting = true
    if (this.#windows.size === 0) this.#willQuit()
    for (const window of this.#windows) window.close()
  }

  exit(code = 0): void {
    void this.#end(code)
  }

  /**
   * Starts another program once this one has ended. It cannot restart itself, because its parent holds its channel.
   *
   * @throws in an AppImage, where Electron's helper is a part of the mounted image and ends with it
   * (relauncher_linux.cc), whatever `execPath` is: nothing would come back.
   */
  relaunch({ execPath, args = [] }: Electron.RelaunchOptions = {}): void {
    if (process.env.APPIMAGE) throw new Error('test/host: app.relaunch starts nothing from an AppImage')
    if (execPath === undefined) throw new Error('test/host: app.relaunch without execPath is not provided')
    this.#next = { execPath, args }
  }

  // The following members are for the host.

  get isEnding(): boolean {
    return this.#isEnding
  }

  becomeReady(): void {
    this.#isReady = true
    this.emit('will-finish-launching')
    this.emit('ready', {}, {})
    this.#ready.resolve()
  }

  windowOpened(window: ClosableWindow): void {
    this.#windows.add(window)
    this.emit('browser-window-created', {}, window)
  }

  windowClosed(window: ClosableWindow): void {
    this.#windows.delete(window)
    if (this.#windows.size > 0) return
    if (this.#isQuitting) this.#willQuit()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  /** A window refused to close, so the app keeps running. */
  quitRefused(): void {
    this.#isQuitting = false
  }

  #willQuit(): void {
    const event = guardedEvent({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.#isQuitting = false
    else void this.#end(0)
  }

  async #end(code: number): Promise<void> {
    if (this.#isEnding) return
    this.#isEnding = true
    this.emit('quit', {}, code)
    await runtime().chromium?.close()
    if (this.#next) spawn(this.#next.execPath, this.#next.args, { detached: true, stdio: 'ignore' }).unref()
    process.exit(code)
  }
}

export const app = new App()
