import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { Commands } from '../host/control.ts'
import { faultMark } from '../host/faults.ts'
import { startOnElectron } from './electron-runtime.ts'
import { requireFreshBuild } from './fresh-build.ts'
import { startOnHost } from './host-runtime.ts'
import { makeOwnEtc, type PolicyFile } from './own-etc.ts'

export interface LaunchOptions {
  /** The portal's address, given to the app as `--portal`. */
  portal?: string
  /** The data folder; by default a temporary one, removed on closing. */
  userData?: string
  /** The folder of a built app, or of an extracted packaged one; by default the project. */
  appPath?: string
  /** Makes the app behave as if it were installed. */
  packaged?: boolean
  /** Added to the environment; undefined removes a variable. */
  env?: Record<string, string | undefined>
  args?: string[]
  /** The keyring that the test run unlocked, or none at all. Windows and macOS always have theirs. */
  keychain?: 'session' | 'absent'
  /** Allows uncaught errors in main, which otherwise fail the test at `close`. */
  expectsFaults?: boolean
  /** The system's theme; light by default. */
  theme?: 'light' | 'dark'
  /** The organisation's policy, in an /etc that only the app sees; null if `changePolicy` sets it later. The host on Linux only. */
  policy?: PolicyFile
}

type Ordered<Command extends keyof Commands> = Promise<Awaited<ReturnType<Commands[Command]>>>

/** A running app, on either runtime. */
export interface Driver {
  page: Page
  /** The page that replaced a crashed one, as a new object. */
  pageAfterCrash(): Promise<Page>
  order<Command extends keyof Commands>(command: Command, ...args: Parameters<Commands[Command]>): Ordered<Command>
  /** Everything main wrote to stdout and stderr so far. */
  output(): string
  /** Closes the terminal or launcher that reads the app's output. */
  closeOutput(): void
  /** Starts the app a second time on the same data; resolves with the second one's exit code. */
  startSecond(args: string[]): Promise<number | null>
  /** Resolves with the exit code once the app has ended. */
  ended: Promise<number | null>
  /** Quits, discarding what is not saved, and waits for the app to end. @throws when it does not end within a minute. */
  quit(): Promise<void>
  kill(): void
}

/** What a runtime needs to start the app. */
export interface Start {
  appPath: string
  args: string[]
  env: Record<string, string>
  /** A command that runs the app's command in a different environment. */
  enclose?: (command: string[]) => string[]
}

export interface RunningApp {
  /** The app's window; a new object after `restart`. */
  readonly page: Page
  readonly userData: string
  clipboard(): Promise<string>
  setClipboard(text: string): Promise<void>
  /** Makes another program hold the clipboard open, or release it: while held, nothing can be written. The host only. */
  holdClipboard(held: boolean): Promise<void>
  /** What would have opened in the system's browser or mail program; nothing is really opened. */
  openedLinks(): Promise<string[]>
  /** Chooses a menu item by its labels, e.g. `['File', 'Lock']`. */
  menu(path: string[]): Promise<void>
  /** The last context menu: each item's label, and whether it is enabled; null for none. The host only. */
  contextMenu(): Ordered<'contextMenu'>
  /** Chooses an item of the context menu, which closes it. The host only. */
  chooseInContextMenu(label: string): Promise<void>
  /** Closes the context menu without a choice. The host only. */
  closeContextMenu(): Promise<void>
  /** The items of a menu in the menu bar. The host only. */
  menuItems(path: string[]): Ordered<'menuItems'>
  /** Presses a key or button for a command of the system's, e.g. `browser-backward`. The host only. */
  appCommand(command: string): Promise<void>
  /** The notifications that are shown now. The host only. */
  notifications(): Ordered<'notifications'>
  /** Clicks a notification, which brings the app to the front. The host only. */
  clickNotification(title: string): Promise<void>
  /** What main asked to show on the taskbar; null for nothing. The host only. */
  progressBar(): Ordered<'progressBar'>
  /** Queues the answer to the next native dialog: a button's label or number, or a file's path. */
  answerDialog(answer: Parameters<Commands['answerDialog']>[0]): Promise<void>
  askedDialogs(): Ordered<'askedDialogs'>
  /** Emits an event of the computer. @throws if this system does not report it to programs. */
  power(event: 'suspend' | 'resume'): Promise<void>
  /** Locks the computer, which each system reports to programs in its own way. */
  lockComputer(): Promise<void>
  /** Every role that the menu has offered since the start. */
  offeredRoles(): Ordered<'offeredRoles'>
  /** Ends the page's process. Afterwards Playwright's `page` cannot be used; `invoke`, `windows` and `pageAfterCrash` can. */
  crashPage(): Promise<void>
  /** The page that replaced a crashed one, as a new object. The host only. */
  pageAfterCrash(): Promise<Page>
  /** Replaces the organisation's policy, for an app that was launched with `policy`. */
  changePolicy(policy: PolicyFile): Promise<void>
  /** Sets for how many seconds the computer has been idle. */
  setIdleTime(seconds: number): Promise<void>
  setSystemTheme(theme: 'light' | 'dark'): Promise<void>
  /** Calls a function that a special test build of the app put on main's global object. */
  inMain(name: string, ...args: unknown[]): Promise<unknown>
  /** Causes an uncaught error in main; for an app that was launched with `expectsFaults`. */
  fail(how: 'exception' | 'rejection', message: string): Promise<void>
  /** The files that were shown in their folders. */
  shownItems(): Ordered<'shownItems'>
  /** The names in the person's certificates that were sent to servers. The host only. */
  shownCertificates(): Ordered<'shownCertificates'>
  /** Closes the terminal or launcher that started the app. */
  closeOutput(): void
  /** Gives the focus to another program. */
  blur(): Promise<void>
  focus(): Promise<void>
  setBounds(bounds: Electron.Rectangle): Promise<void>
  windows(): Ordered<'windows'>
  closeWindow(): Promise<void>
  /** Main's memory after a garbage collection, and its active resources: sockets, timers, requests. The host only. */
  mainMemory(): Ordered<'mainMemory'>
  /**
   * Calls a channel without the preload, as a compromised page could: from the main frame, or from the subframe whose
   * address starts with `frame`.
   */
  invoke(channel: string, args: unknown[], frame?: string): Promise<unknown>
  /** Starts the app a second time on the same data. @returns the second one's exit code. */
  secondInstance(args?: string[]): Promise<number | null>
  /** What main wrote to stdout and stderr, including before restarts. */
  output(): string
  /** Resolves once the app has ended without being closed by the test. */
  ended(): Promise<number | null>
  /** Quits, discarding what is not saved, and starts again on the same data. */
  restart(): Promise<void>
  /** Quits, discarding what is not saved, and removes the temporary data. */
  close(): Promise<void>
}

/**
 * Starts the built app: on the Chromium-backed host, or on real Electron with E2E_RUNTIME=electron.
 *
 * @throws when the build is older than the sources.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const project = resolve(import.meta.dirname, '../..')
  if (!options.appPath) await requireFreshBuild(project)
  const appPath = options.appPath ?? project
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'portal-e2e-')))
  const portal = options.portal ? [`--portal=${options.portal}`] : []
  // A link must be last, because no option counts after it.
  const args = [`--user-data-dir=${userData}`, ...portal, ...(options.args ?? [])]
  const etc = options.policy === undefined ? null : await makeOwnEtc(options.policy)
  const start: Start = { appPath, args, env: environment(options), ...(etc && { enclose: etc.enclose }) }
  const startDriver = process.env.E2E_RUNTIME === 'electron' ? startOnElectron : startOnHost
  const startPatiently = async () => {
    const started = await startDriver(start)
    started.page.setDefaultTimeout(120_000)
    return started
  }
  let driver = await startPatiently()
  let earlier = ''

  return {
    get page() {
      return driver.page
    },
    userData,
    clipboard: () => driver.order('clipboard'),
    setClipboard: (text) => driver.order('setClipboard', text),
    holdClipboard: (held) => driver.order('holdClipboard', held),
    openedLinks: () => driver.order('openedLinks'),
    menu: (path) => driver.order('menu', path),
    contextMenu: () => driver.order('contextMenu'),
    chooseInContextMenu: (label) => driver.order('chooseInContextMenu', label),
    closeContextMenu: () => driver.order('closeContextMenu'),
    menuItems: (path) => driver.order('menuItems', path),
    appCommand: (command) => driver.order('appCommand', command),
    notifications: () => driver.order('notifications'),
    clickNotification: (title) => driver.order('clickNotification', title),
    progressBar: () => driver.order('progressBar'),
    answerDialog: (answer) => driver.order('answerDialog', answer),
    askedDialogs: () => driver.order('askedDialogs'),
    power: (event) => driver.order('power', event),
    lockComputer: () => driver.order('lockComputer'),
    offeredRoles: () => driver.order('offeredRoles'),
    crashPage: () => driver.order('crashPage'),
    pageAfterCrash: () => driver.pageAfterCrash(),
    async changePolicy(policy) {
      if (!etc) throw new Error('this app was launched without a policy of its own')
      await etc.write(policy)
    },
    setIdleTime: (seconds) => driver.order('setIdleTime', seconds),
    setSystemTheme: (theme) => driver.order('setSystemTheme', theme),
    inMain: (name, ...args) => driver.order('inMain', name, ...args),
    fail: (how, message) => driver.order('fail', how, message),
    shownItems: () => driver.order('shownItems'),
    shownCertificates: () => driver.order('shownCertificates'),
    closeOutput: () => driver.closeOutput(),
    blur: () => driver.order('blur'),
    focus: () => driver.order('focus'),
    setBounds: (bounds) => driver.order('setBounds', bounds),
    windows: () => driver.order('windows'),
    closeWindow: () => driver.order('closeWindow'),
    mainMemory: () => driver.order('mainMemory'),
    invoke: (channel, args, frame = 'main') => driver.order('invokeAs', frame, channel, args),
    secondInstance: (args = []) => driver.startSecond(args),
    output: () => earlier + driver.output(),
    ended: () => driver.ended,
    async restart() {
      await driver.quit()
      earlier += driver.output()
      driver = await startPatiently()
    },
    async close() {
      try {
        await driver.quit()
      } finally {
        driver.kill()
        await etc?.remove()
        if (!options.userData) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
      }
      const written = earlier + driver.output()
      if (!options.expectsFaults && [faultMark, 'error main.'].some((mark) => written.includes(mark)))
        throw new Error(`main did not catch a fault:\n${written}`)
    },
  }
}

/** The test run's environment, with the keyring and settings that the test asks for. */
function environment({ env = {}, keychain, packaged, theme }: LaunchOptions): Record<string, string> {
  const hasSession = process.env.TEST_KEYRING === '1'
  if (keychain === 'session' && !hasSession && process.platform === 'linux')
    throw new Error('this test needs an unlocked keyring: run it by npm test')
  const wished: Record<string, string | undefined> = { ...process.env }
  // Under Vitest Node colours its output and prints a warning about it; neither comes from the app.
  for (const name of ['NODE_OPTIONS', 'FORCE_COLOR', 'VITEST', 'NODE_ENV']) delete wished[name]
  if (keychain === 'absent' || !hasSession) wished.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/dev/null'
  wished.HOST_THEME = theme ?? 'light'
  wished.HOST_PACKAGED = packaged ? '1' : '0'
  const entries = Object.entries({ ...wished, ...env })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined))
}
