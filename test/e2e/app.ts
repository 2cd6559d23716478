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
  /** The data folder; a temporary one, removed on closing, unless told. */
  userData?: string
  /** A built app's folder, or a packed one's after extraction. The project itself unless told. */
  appPath?: string
  /** Makes the app believe that it was installed. */
  packaged?: boolean
  /** Added to the environment; undefined takes a variable away. */
  env?: Record<string, string | undefined>
  args?: string[]
  /** The keyring that the test run unlocked, or none at all. Windows and macOS always have theirs. */
  keychain?: 'session' | 'absent'
  /** Main may fail uncaught; otherwise that fails the test at `close`. */
  expectsFaults?: boolean
  /** The system's theme; light unless told. */
  theme?: 'light' | 'dark'
  /** What the organisation decided, in an /etc of the app's own; null where it may decide later. The host on Linux only. */
  policy?: PolicyFile
}

type Ordered<Command extends keyof Commands> = Promise<Awaited<ReturnType<Commands[Command]>>>

/** An app under way, whichever runtime it runs on. */
export interface Driver {
  page: Page
  /** The page that came after one that crashed, as a new object. */
  pageAfterCrash(): Promise<Page>
  order<Command extends keyof Commands>(command: Command, ...args: Parameters<Commands[Command]>): Ordered<Command>
  /** Everything main wrote to stdout and stderr so far. */
  output(): string
  /** The terminal or launcher that reads the app's output goes. */
  closeOutput(): void
  /** Starts the app once more on the same data; gives the second's exit code. */
  startSecond(args: string[]): Promise<number | null>
  /** Resolves with the exit code once the app has ended. */
  ended: Promise<number | null>
  /** Quits as a person would who gives up what is not saved, and waits for the end. @throws when it does not end within a minute. */
  quit(): Promise<void>
  kill(): void
}

/** What a runtime needs to start the app. */
export interface Start {
  appPath: string
  args: string[]
  env: Record<string, string>
  /** The command that runs the app's own one in other surroundings. */
  enclose?: (command: string[]) => string[]
}

export interface RunningApp {
  /** The app's window; another object after `restart`. */
  readonly page: Page
  readonly userData: string
  clipboard(): Promise<string>
  setClipboard(text: string): Promise<void>
  /** Another program holds the clipboard open, or no longer: nothing can be written. The host only. */
  holdClipboard(held: boolean): Promise<void>
  /** What was given to the system's browser or mail program; nothing is really opened. */
  openedLinks(): Promise<string[]>
  /** Chooses a menu item by its labels, e.g. `['File', 'Lock']`. */
  menu(path: string[]): Promise<void>
  /** What a right click brought up last: each item's label, and whether it can be chosen; null for nothing. The host only. */
  contextMenu(): Ordered<'contextMenu'>
  /** Chooses from it, which closes it. The host only. */
  chooseInContextMenu(label: string): Promise<void>
  /** Queues the answer to the next native dialog: a button's label or number, or a file's path. */
  answerDialog(answer: Parameters<Commands['answerDialog']>[0]): Promise<void>
  askedDialogs(): Ordered<'askedDialogs'>
  /** An event of the machine's. @throws where this system does not tell programs of it. */
  power(event: 'suspend' | 'resume'): Promise<void>
  /** The person locks the computer, of which each system tells programs in its own way. */
  lockComputer(): Promise<void>
  /** Every role that the menu has offered since the start. */
  offeredRoles(): Ordered<'offeredRoles'>
  /** Ends the page's process. Playwright's `page` is of no use afterwards; `invoke`, `windows` and `pageAfterCrash` are. */
  crashPage(): Promise<void>
  /** The page that came after one that crashed, as a new object. The host only. */
  pageAfterCrash(): Promise<Page>
  /** Replaces what the organisation decided, for an app that was launched with `policy`. */
  changePolicy(policy: PolicyFile): Promise<void>
  /** For how long nobody has touched the computer, in seconds. */
  setIdleTime(seconds: number): Promise<void>
  setSystemTheme(theme: 'light' | 'dark'): Promise<void>
  /** Calls a function that a test's own build of the app put on main's global object. */
  inMain(name: string, ...args: unknown[]): Promise<unknown>
  /** Something in main fails that no code of it catches; for an app that was launched with `expectsFaults`. */
  fail(how: 'exception' | 'rejection', message: string): Promise<void>
  /** The names in the certificates of the person's that servers were shown. The host only. */
  shownCertificates(): Ordered<'shownCertificates'>
  /** The terminal or launcher that started the app goes. */
  closeOutput(): void
  /** Another program takes the focus. */
  blur(): Promise<void>
  focus(): Promise<void>
  setBounds(bounds: Electron.Rectangle): Promise<void>
  windows(): Ordered<'windows'>
  closeWindow(): Promise<void>
  /** Main's own memory, after a collection, and what it waits for: sockets, timers, requests. The host only. */
  mainMemory(): Ordered<'mainMemory'>
  /**
   * Calls a channel past the preload, as a taken-over page would: from the main frame, or from the subframe whose
   * address starts with `frame`.
   */
  invoke(channel: string, args: unknown[], frame?: string): Promise<unknown>
  /** Starts the app a second time on the same data. @returns the second's exit code. */
  secondInstance(args?: string[]): Promise<number | null>
  /** What main wrote to stdout and stderr, over all restarts. */
  output(): string
  /** Resolves once the app has ended by itself. */
  ended(): Promise<number | null>
  /** Quits, giving up what is not saved, and starts again on the same data. */
  restart(): Promise<void>
  /** Quits, giving up what is not saved, and removes the temporary data. */
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
  // A link comes last: no option counts after it.
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

/** The run's own environment, with the keyring and the settings of the machine as the test wants them. */
function environment({ env = {}, keychain, packaged, theme }: LaunchOptions): Record<string, string> {
  const hasSession = process.env.TEST_KEYRING === '1'
  if (keychain === 'session' && !hasSession && process.platform === 'linux')
    throw new Error('this test needs an unlocked keyring: run it by npm test')
  const wished: Record<string, string | undefined> = { ...process.env }
  // Under Vitest Node colours its output and warns of it; neither belongs to the app.
  for (const name of ['NODE_OPTIONS', 'FORCE_COLOR', 'VITEST', 'NODE_ENV']) delete wished[name]
  if (keychain === 'absent' || !hasSession) wished.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/dev/null'
  wished.HOST_THEME = theme ?? 'light'
  wished.HOST_PACKAGED = packaged ? '1' : '0'
  const entries = Object.entries({ ...wished, ...env })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined))
}
