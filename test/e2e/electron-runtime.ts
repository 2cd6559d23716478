import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { _electron, type ElectronApplication } from 'playwright-core'
import type { Commands } from '../host/control.ts'
import type { Driver, Start } from './app.ts'

/** State that the harness keeps in main's process: links and dialogs are recorded instead of shown. */
interface Recorded {
  links: string[]
  shown: string[]
  answers: (string | number)[]
  asked: { kind: string; options: object }[]
}

/** Starts the app on real Electron. */
export async function startOnElectron({ appPath, args, env, enclose }: Start): Promise<Driver> {
  if (enclose) throw new Error('an app with a policy of its own cannot be started on Electron')
  const launch = { args: [appPath, ...args], env }
  const app = await _electron.launch(launch)
  const written: string[] = []
  const child = app.process()
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => written.push(String(chunk)))
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  await record(app)
  const run = commands(app)
  return {
    // Playwright closes a page that refuses unless dialogs are listened to. Here main must decide.
    page: (await app.firstWindow()).on('dialog', () => {}),
    pageAfterCrash: () => Promise.reject(new Error('the page after a crash cannot be driven on Electron')),
    order: ((command: keyof Commands, ...given: unknown[]) =>
      (run[command] as (...given: unknown[]) => Promise<unknown>)(...given)) as Driver['order'],
    output: () => written.join(''),
    ended,
    closeOutput() {
      child.stdout?.destroy()
      child.stderr?.destroy()
    },
    startSecond: async (more) => {
      // In Node, the module `electron` is the path of its binary.
      const binary: string = createRequire(import.meta.url)('electron')
      const second = spawn(binary, [appPath, ...args, ...more], { env, stdio: 'ignore' })
      const [code] = await once(second, 'exit')
      return code
    },
    quit: async () => {
      await giveUpUnsaved(app)
      await app.close()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Lets pages close although they have unsaved text. */
const giveUpUnsaved = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.on('will-prevent-unload', (event) => event.preventDefault())
  })

async function record(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell, dialog }) => {
    const recorded: Recorded = { links: [], shown: [], answers: [], asked: [] }
    Object.assign(globalThis, { recorded })
    shell.showItemInFolder = (path) => void recorded.shown.push(path)
    shell.openExternal = async (url) => void recorded.links.push(url)
    const answer = (kind: string, options: object) => {
      recorded.asked.push({ kind, options })
      const given = recorded.answers.shift()
      if (given === undefined) throw new Error(`nobody answers dialog.${kind}`)
      return given
    }
    const message = async (...given: unknown[]) => {
      const options = given.at(-1) as Electron.MessageBoxOptions
      const chosen = answer('showMessageBox', options)
      const response = typeof chosen === 'string' ? (options.buttons ?? ['OK']).indexOf(chosen) : chosen
      return { response, checkboxChecked: false }
    }
    const save = async (...given: unknown[]) => {
      const filePath = answer('showSaveDialog', given.at(-1) as object)
      return typeof filePath === 'string' ? { canceled: false, filePath } : { canceled: true, filePath: '' }
    }
    Object.assign(dialog, { showMessageBox: message, showSaveDialog: save })
  })
}

const recorded = () => (globalThis as unknown as { recorded: Recorded }).recorded

/** The host's commands, carried out on Electron's own objects. */
function commands(app: ElectronApplication): { [C in keyof Commands]: (...args: Parameters<Commands[C]>) => unknown } {
  const notHere = (what: string) => () => Promise.reject(new Error(`${what} cannot be ordered on Electron`))
  return {
    begin: () => Promise.resolve(),
    clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    setClipboard: (text) => app.evaluate(({ clipboard }, text) => clipboard.writeText(text), text),
    holdClipboard: notHere('another program at the clipboard'),
    openedLinks: () => app.evaluate(recorded).then(({ links }) => links),
    askedDialogs: () => app.evaluate(recorded).then(({ asked }) => asked),
    shownItems: () => app.evaluate(recorded).then(({ shown }) => shown),
    menu: (path) =>
      app.evaluate(({ Menu }, path) => {
        let items = Menu.getApplicationMenu()?.items ?? []
        for (const [depth, label] of path.entries()) {
          const item = items.find((item) => item.label.replace('&', '') === label)
          if (!item) throw new Error(`no menu item "${label}"`)
          if (depth === path.length - 1) item.click()
          items = item.submenu?.items ?? []
        }
      }, path),
    contextMenu: notHere('reading a context menu'),
    chooseInContextMenu: notHere('a context menu'),
    closeContextMenu: notHere('a context menu'),
    menuItems: notHere('reading the menu'),
    appCommand: notHere('a command of the system'),
    notifications: notHere('reading notifications'),
    clickNotification: notHere('a click on a notification'),
    progressBar: notHere('reading the taskbar'),
    answerDialog: (answer) =>
      app.evaluate((_electron, answer) => {
        const { recorded } = globalThis as unknown as { recorded: Recorded }
        recorded.answers.push(answer as string | number)
      }, answer),
    setIdleTime: (seconds) =>
      app.evaluate(({ powerMonitor }, seconds) => {
        powerMonitor.getSystemIdleTime = () => seconds
      }, seconds),
    lockComputer: () =>
      app.evaluate(({ powerMonitor }) => {
        powerMonitor.getSystemIdleState = () => 'locked'
        if (process.platform !== 'linux') powerMonitor.emit('lock-screen')
      }),
    offeredRoles: () =>
      app.evaluate(({ Menu }) => {
        const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
          items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])])
        return all(Menu.getApplicationMenu()?.items ?? []).map(({ role }) => role)
      }),
    power: (event) => app.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), event),
    setSystemTheme: (theme) => app.firstWindow().then((page) => page.emulateMedia({ colorScheme: theme })),
    crashPage: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
    mainMemory: notHere('a collection of main’s garbage'),
    setOnline: (online) => app.context().setOffline(!online),
    fail: (how, message) =>
      app.evaluate(
        (_electron, { how, message }) => {
          setImmediate(() => {
            if (how === 'exception') throw new Error(message)
            void Promise.reject(new Error(message))
          })
        },
        { how, message },
      ),
    inMain: (name, ...args) =>
      app.evaluate(
        (_electron, { name, args }) => {
          const given: unknown = Reflect.get(globalThis, name)
          if (typeof given !== 'function') throw new Error(`the app has no function ${name}`)
          return given(...args)
        },
        { name, args },
      ),
    shownCertificates: notHere('reading shown certificates'),
    blur: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur()),
    focus: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus()),
    setBounds: (bounds) =>
      app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), bounds),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    quit: async () => {
      await giveUpUnsaved(app)
      await app.evaluate(({ app }) => app.quit())
    },
    windows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          title: window.getTitle(),
          url: window.webContents.getURL(),
          bounds: window.getBounds(),
          isVisible: window.isVisible(),
          isFocused: window.isFocused(),
          isMaximized: window.isMaximized(),
          // False on Linux, whatever main asked for.
          asksForProtection: window.isContentProtected(),
          zoomFactor: window.webContents.getZoomFactor(),
        })),
      ),
    invokeAs: notHere('a call past the preload'),
  }
}
