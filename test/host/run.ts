import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startAsPackaged } from './as-packaged.ts'
import { watchFaults } from './faults.ts'
import { setRuntime } from './runtime.ts'

/**
 * Runs a built app as Electron would: `node test/host/run.ts APP_FOLDER [its arguments]`.
 * HOST_VISIBLE=1 shows its windows, HOST_PACKAGED=1 makes it believe that it was installed,
 * HOST_PROXY and HOST_THEME are the system's settings.
 */
await startAsPackaged()

const [node = process.execPath, , folder = '.', ...args] = process.argv
const { env } = process
const appPath = resolve(folder)
const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'))
const name: string = manifest.productName ?? manifest.name
const isPackaged = env.HOST_PACKAGED === '1'
const visible = env.HOST_VISIBLE === '1'

process.argv = isPackaged ? [node, ...args] : [node, appPath, ...args]
Object.assign(process, { type: 'browser', resourcesPath: join(appPath, '..'), defaultApp: !isPackaged })
Object.defineProperty(process.versions, 'electron', { value: electronVersion(), enumerable: true })

const appData = appDataFolder()
const userData = args.find((argument) => argument.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length)
const icon = join(appPath, 'assets/icons/icon.ico')
const runtime = {
  appPath,
  name,
  version: String(manifest.version),
  isPackaged,
  appData,
  userData: userData ? resolve(userData) : join(appData, name),
  visible,
  icon: existsSync(icon) ? icon : null,
  chromium: undefined as import('./chromium.ts').Chromium | undefined,
}
setRuntime(runtime)

const electron = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier) ? { url: electron, shortCircuit: true } : next(specifier, context),
})

watchFaults()
try {
  await run()
} catch (cause) {
  // Electron shows a dialog and starts nothing.
  console.error(cause)
  process.exit(1)
}

async function run(): Promise<void> {
  const [{ app }, { Chromium }, { obeyHarness }] = await Promise.all([
    import('./app.ts'),
    import('./chromium.ts'),
    import('./control.ts'),
    import('./menu-bar.ts'),
  ])
  const told = obeyHarness()
  process.once('SIGINT', () => app.quit()).once('SIGTERM', () => app.quit())
  await import(pathToFileURL(join(appPath, manifest.main)).href)

  if (!app.isEnding) {
    const debuggable = process.send !== undefined
    runtime.chromium = await Chromium.start({ name, userData: runtime.userData, visible, debuggable })
    if (runtime.chromium.endpoint) await told(runtime.chromium.endpoint)
    if (runtime.chromium.visible) console.log(`Alt or F10 shows the menu of ${name}.`)
    app.becomeReady()
  }
}

function electronVersion(): string {
  return JSON.parse(readFileSync(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8')).version
}

function appDataFolder(): string {
  if (process.platform === 'win32') return env.APPDATA ?? homedir()
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
}
