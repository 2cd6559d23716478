import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { shownCertificates } from './client-certificate.ts'
import { ClipboardItem, clipboard, dialog, net, powerMonitor, shell } from './desktop.ts'
import { Menu } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { Notification } from './notification.ts'

const theWindow = () => {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) throw new Error('the app has no window')
  return window
}

const begun = Promise.withResolvers<void>()

/** What the harness can do to a running app in place of a person, the desktop or an attacker. */
const commands = {
  /** The harness has connected to the browser: the app may become ready. */
  begin: () => begun.resolve(),
  clipboard: () => clipboard.readText(),
  setClipboard: (text: string) => clipboard.put([new ClipboardItem({ 'text/plain': text })]),
  holdClipboard: (held: boolean) => {
    clipboard.isHeld = held
  },
  openedLinks: () => shell.opened,
  shownItems: () => shell.shown,
  menu: (path: string[]) => (Menu.getApplicationMenu() ?? new Menu()).find(path).click(),
  /** The last context menu: each item's label, and whether it is enabled. */
  contextMenu: () =>
    Menu.poppedUp?.items.filter(({ type }) => type !== 'separator').map(({ label, enabled }) => ({ label, enabled })) ??
    null,
  chooseInContextMenu: (label: string) => {
    const menu = Menu.poppedUp ?? new Menu()
    const item = menu.find([label])
    // Told as closed before what was chosen, as some systems do (MenuRunnerImpl::OnMenuClosed).
    menu.closePopup()
    item.click()
  },
  closeContextMenu: () => Menu.poppedUp?.closePopup(),
  /** The menu bar's items below those labels: what each does now. */
  menuItems: (path: string[]) =>
    ((Menu.getApplicationMenu() ?? new Menu()).find(path).submenu?.items ?? [])
      .filter(({ type }) => type !== 'separator')
      .map(({ label, enabled, accelerator = null }) => ({ label, enabled, accelerator })),
  /** Presses a key or button for a command of Windows' or of a mouse. */
  appCommand: (command: string) => theWindow().appCommand(command),
  /** The notifications that are shown now. */
  notifications: () => Notification.shown.map(({ title, body }) => ({ title, body })),
  clickNotification: (title: string) => Notification.click(title),
  progressBar: () => theWindow().progressBar,
  /** Every role that the menu has offered since the start, however briefly. */
  offeredRoles: () => [...Menu.offered],
  answerDialog: (answer: (typeof dialog.answers)[number]) => void dialog.answers.push(answer),
  askedDialogs: () => dialog.asked,
  power: (event: string) => powerMonitor.happen(event),
  lockComputer: () => powerMonitor.lock(),
  setIdleTime: (seconds: number) => {
    powerMonitor.idleSeconds = seconds
  },
  /** Calls a function that a special test build put on main's global object. */
  inMain: (name: string, ...args: unknown[]) => {
    const given: unknown = Reflect.get(globalThis, name)
    if (typeof given !== 'function') throw new Error(`the app has no function ${name}`)
    return given(...args)
  },
  /** Causes an uncaught error in main. */
  fail: (how: 'exception' | 'rejection', message: string) => {
    setImmediate(() => {
      if (how === 'exception') throw new Error(message)
      void Promise.reject(new Error(message))
    })
  },
  /** The names in the person's certificates that were sent to servers. */
  shownCertificates: () => shownCertificates,
  blur: () => theWindow().blur(),
  focus: () => theWindow().focus(),
  setBounds: (bounds: Electron.Rectangle) => theWindow().setBounds(bounds),
  /** Main's memory and resources after a garbage collection. */
  mainMemory: () => {
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
    return { heapBytes: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo().length }
  },
  crashPage: async () => {
    const { webContents } = theWindow()
    const gone = once(webContents, 'render-process-gone')
    webContents.forcefullyCrashRenderer()
    await gone
  },
  setOnline: (online: boolean) => {
    net.online = online
  },
  setSystemTheme: (theme: 'light' | 'dark') => nativeTheme.setSystemTheme(theme),
  closeWindow: () => theWindow().close(),
  /** Quits, discarding what a page has not saved. */
  quit: () => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.on('will-prevent-unload', (event: Electron.Event) => event.preventDefault())
    app.quit()
  },
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      title: window.getTitle(),
      url: window.webContents.getURL(),
      bounds: window.getBounds(),
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      isMaximized: window.isMaximized(),
      asksForProtection: window.asksForProtection,
      zoomFactor: window.webContents.getZoomFactor(),
    })),
  /** `frame` is 'main' or the start of a subframe's address. */
  invokeAs: (frame: string, channel: string, args: unknown[]) => {
    const { webContents } = theWindow()
    const isMeant = (url: string, isMain: boolean) => (frame === 'main' ? isMain : !isMain && url.startsWith(frame))
    return webContents.invokeAs(({ url, parent }) => isMeant(url, parent === null), channel, args)
  },
}

export type Commands = typeof commands

/** A command from the harness and the host's answer. */
export interface Order {
  id: number
  command: keyof Commands
  args: unknown[]
}
export type Answer = { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string }

/** Where to reach the pages; sent once. */
export interface Started {
  endpoint: string
}

/**
 * Carries out the commands of the harness that started this process, if there is one.
 *
 * @returns a function that tells it where the pages are, and waits until it watches them: connecting while a
 * first document loads loses events.
 */
export function obeyHarness(): (endpoint: string) => Promise<void> {
  process.on('message', async ({ id, command, args }: Order) => {
    const answer = (answer: Answer) => process.connected && process.send?.(answer)
    try {
      const run = commands[command] as (...args: unknown[]) => unknown
      answer({ id, ok: true, value: await run(...args) })
    } catch (error) {
      answer({ id, ok: false, message: error instanceof Error ? error.message : String(error) })
    }
  })
  // End the app if the harness is gone.
  process.once('disconnect', () => app.exit(1))
  return (endpoint) => {
    process.send?.({ endpoint } satisfies Started)
    return begun.promise
  }
}
