import { join } from 'node:path'
import { build } from 'virtual:build'
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session } from 'electron'
import { parseCommandLine } from './command-line.ts'
import { createMarks } from './connections/marks.ts'
import { openBridge } from './ipc/register.ts'
import { createLanguage } from './language/language.ts'
import { createLog, logFaults, placeOf } from './log/log.ts'
import { closeWithPage } from './media/close-with-page.ts'
import { createMedia } from './media/media.ts'
import { type DeepLinks, receiveDeepLinks, registerLinks, unregisterLinks } from './recovery/deep-links.ts'
import { appPage } from './security/app-origin.ts'
import { showNoClientCertificate } from './security/client-certificates.ts'
import { clearWeakeningVariables } from './security/environment.ts'
import { guardNavigation } from './security/navigation.ts'
import { denyPermissions } from './security/permissions.ts'
import { appScheme, createPageServer } from './security/protocol.ts'
import { claimSingleInstance } from './security/single-instance.ts'
import { weakeningSwitch } from './security/switches.ts'
import { identifyApp, mainWindowOptions, showWhenReady } from './window/main-window.ts'

// The imports above are kept small on purpose: the window starts to load before schemas, settings, HTTP and the
// keychain do. Electron becomes ready only once this module has run, so nothing is awaited here.

const out = join(import.meta.dirname, '..')

const log = createLog({ directory: () => app.getPath('logs') })

const language = createLanguage({
  userData: app.getPath('userData'),
  preferred: () => app.getPreferredSystemLanguages(),
  forced: app.isPackaged ? null : (process.env.PORTAL_LANGUAGE ?? null),
})

logFaults(process, log)
const switchedOn = weakeningSwitch(app)
if (switchedOn === null) start()
else {
  log.error('start.refused', { switch: switchedOn })
  app.exit(1)
}

function start(): void {
  clearWeakeningVariables(process.env, app.isPackaged)
  protocol.registerSchemesAsPrivileged([appScheme])
  guardNavigation(app)
  showNoClientCertificate(app)
  // Otherwise Electron shows its default menu, with developer tools, until policy has been read and ours is built.
  Menu.setApplicationMenu(null)
  const deepLinks = receiveDeepLinks(app, process)
  const { diagnose: report, forgetSignIns, prints, misspelt } = parseCommandLine(process.argv)
  if (prints !== null || misspelt !== null) printWished(prints, misspelt).catch(endWithFault)
  else if (report !== undefined) reportAndEnd(report).catch(endWithFault)
  else if (forgetSignIns) forgetAndEnd().catch(endWithFault)
  else if (claimSingleInstance(app, () => BrowserWindow.getAllWindows()[0])) {
    app
      .whenReady()
      .then(() => openWindow(deepLinks))
      .catch(endWithFault)
  }
}

/** Nothing else of the app is running that could end it or inform the person. */
function endWithFault(fault: unknown): void {
  log.error('start.failed', { fault: placeOf(fault) })
  app.exit(1)
}

async function printWished(prints: 'version' | 'help' | null, misspelt: string | null): Promise<void> {
  const { printAndEnd } = await import('./print-and-end.ts')
  await printAndEnd(app, await language.current(), { prints, misspelt })
}

/** This is allowed while another instance is running. */
async function reportAndEnd(file: string | null): Promise<void> {
  await app.whenReady()
  const { diagnose } = await import('./diagnostics/diagnose.ts')
  await diagnose(app, process.argv, file, language)
}

/**
 * Refused while the app is running, because it would store its sign-in again at the next refresh; its window comes
 * forward instead. Links are unregistered as well, for the uninstaller; the next start registers them again.
 */
async function forgetAndEnd(): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.exit(2)
  unregisterLinks(app, process.platform)
  await app.whenReady()
  await (await import('./session/forget-sign-ins.ts')).forgetSignIns(app)
}

function openWindow(deepLinks: DeepLinks): void {
  identifyApp(app, process.platform, build.appId)
  registerLinks(app, process.platform)
  denyPermissions(session.defaultSession)
  const served = { media: createMedia(), marks: createMarks() }
  protocol.handle(appScheme.scheme, createPageServer(join(out, 'renderer'), language.current, served))

  const window = new BrowserWindow(
    mainWindowOptions({
      title: app.getName(),
      preload: join(out, 'preload/preload.cjs'),
      dark: nativeTheme.shouldUseDarkColors,
      icon: join(out, 'main/icon.png'),
      platform: process.platform,
    }),
  )
  closeWithPage(window.webContents, served.media)
  const settings = import('./window/prepare-window.ts').then(({ prepareWindow }) => prepareWindow(window))
  const answer = import('./shell.ts').then(async ({ startFeatures }) =>
    startFeatures(window, { settings: await settings, deepLinks, log, ...served, language }),
  )
  openBridge(ipcMain, window.webContents, answer)
  void showWhenReady(window, settings)
  void window.loadURL(appPage)
}
