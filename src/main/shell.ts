import { join } from 'node:path'
import { build } from 'virtual:build'
import {
  app,
  type BrowserWindow,
  ClipboardItem,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  screen,
  shell,
  systemPreferences,
} from 'electron'
import type { Preferences } from '../shared/settings/settings.ts'
import { createSecretClipboard } from './clipboard/secret-clipboard.ts'
import { argumentsForRestart, parseCommandLine } from './command-line.ts'
import { createHostQuestion } from './connections/host-question.ts'
import { givenPortal } from './connections/portal-address.ts'
import { portalInUse } from './connections/portal-in-use.ts'
import { chooseTextFile, saveReport } from './diagnostics/save-report.ts'
import { createFileChooser } from './files/file-chooser.ts'
import { cacheFolder, keychainServiceName, platformName } from './installation.ts'
import { createAnswers } from './ipc/dispatch.ts'
import { createEmit } from './ipc/emit.ts'
import type { Answer } from './ipc/register.ts'
import { createSecretStore } from './keychain/keytar-store.ts'
import type { AppLanguage } from './language/language.ts'
import { loadNativeText } from './language/native-text.ts'
import { isSessionLocked } from './lock/linux-session.ts'
import { lockWhenAway } from './lock/lock-when-away.ts'
import { createSystemAuthentication } from './lock/system-authentication.ts'
import type { Log } from './log/log.ts'
import { applicationMenu } from './menu/application-menu.ts'
import { offerContextMenu } from './menu/context-menu.ts'
import { ownNetwork } from './network/own-network.ts'
import { keepReading } from './policy/keep-reading.ts'
import { ownPolicySources } from './policy/own-policy-sources.ts'
import { openPolicy } from './policy/policy-store.ts'
import { safestPolicy } from './policy/safest-policy.ts'
import { allowsDiagnostics, givenUnder, preferencesUnder } from './policy/under-policy.ts'
import type { DeepLinks } from './recovery/deep-links.ts'
import { createExternalLinks } from './security/external-links.ts'
import { boundQuit } from './security/quit.ts'
import { isSandboxed } from './security/switches.ts'
import { openSettings } from './settings/open-settings.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { runAfterEnd, runningAppImage } from './updates/running-app-image.ts'
import { hideSecretsWhenAway } from './window/hide-secrets.ts'
import { recoverPage } from './window/recover-page.ts'
import { followRefusedUnload } from './window/refused-unload.ts'
import { applyTheme } from './window/theme.ts'
import { zoomByWheel } from './window/wheel-zoom.ts'
import { rememberPlace, restorePlace } from './window/window-place.ts'

/** What comes after the window began to load: first what it needs before it is shown. */
export async function prepareWindow(window: BrowserWindow): Promise<SettingsStore> {
  const settings = await openSettings(app.getPath('userData'))
  const { preferences, window: place } = settings.read()
  applyPreferences(window, preferences)
  restorePlace(window, place, screen)
  rememberPlace(window, (rested) => settings.change({ window: rested }))
  zoomByWheel(window.webContents)
  return settings
}

/** Then everything that answers the page's calls. */
export async function startFeatures(
  window: BrowserWindow,
  settings: SettingsStore,
  { deepLinks, log, language }: { deepLinks: DeepLinks; log: Log; language: AppLanguage },
): Promise<Answer> {
  const sandboxed = isSandboxed(app.commandLine)
  if (!sandboxed) log.warning('sandbox.off')
  const emit = createEmit(window.webContents)
  const keychain = createSecretStore({ service: keychainServiceName(app) })
  const secretClipboard = createSecretClipboard({ clipboard, ClipboardItem, platform: process.platform, window })

  let text = await loadNativeText(await language.current())

  hideSecretsWhenAway(window, powerMonitor, () => emit('secrets.hide', {}))
  powerMonitor.on('resume', () => emit('network.changed', {}))
  const takeNotice = recoverPage(window, {
    log,
    async askToReload() {
      const { message, detail, wait, load } = text.dialogText.unresponsive
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message,
        detail,
        buttons: [wait, load],
        cancelId: 0,
      })
      return response === 1
    },
    giveUp: () => dialog.showErrorBox(text.dialogText.failing.title, text.dialogText.failing.detail),
  })
  const sources = ownPolicySources(app)
  const preset = build.brand?.profile ?? null
  const { portal: named } = parseCommandLine(process.argv)
  const given = givenPortal(named)
  const isRefused = named !== null && given === null
  if (isRefused) log.warning('portal.option-refused')
  const policy = await openPolicy(sources, {
    safest: () => safestPolicy((portalInUse(settings) ?? given)?.origin ?? preset?.url ?? null),
  })
  const logUnread = () => {
    if (policy.unread().length > 0) log.warning('policy.unread', { problems: policy.problems().join('; ') })
  }
  logUnread()
  policy.onChange(logUnread)
  const network = ownNetwork(policy)
  const saveDiagnostics = async () => {
    const { makeReport } = await import('./diagnostics/report.ts')
    const report = () =>
      makeReport({
        version: app.getVersion(),
        sandboxed,
        keychain,
        settings,
        policy,
        portal: givenUnder(policy.current(), portalInUse(settings)),
        network,
      })
    const path = await saveReport(
      report,
      chooseTextFile(dialog, window, () => text.fileTypeText),
    )
    if (path !== null) shell.showItemInFolder(path)
    return path !== null
  }
  const atQuit: (() => void | Promise<void>)[] = []
  boundQuit(app, {
    async lastSteps() {
      await secretClipboard.clearNow()
      await Promise.all(atQuit.map((step) => step()))
      await settings.saved()
    },
    isStuck: () => keychain.pending() || network.pending(),
  })
  const setMenu = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        applicationMenu({
          text: text.menuText,
          appName: app.getName(),
          platform: process.platform,
          packaged: app.isPackaged,
          updates: build.updates !== null && policy.current().Updates !== 'off',
          command: (command) => emit('menu.command', { command }),
          saveDiagnostics: allowsDiagnostics(policy.current())
            ? () => {
                const { title, detail } = text.dialogText.diagnostics
                saveDiagnostics().catch(() => dialog.showErrorBox(title, detail))
              }
            : null,
        }),
      ),
    )
  setMenu()
  offerContextMenu(window, Menu, () => text.menuText)
  policy.onChange(setMenu)

  keepReading(policy, powerMonitor, sources)
  const { createHandlers } = await import('./features.ts')
  const handlers = await createHandlers({
    version: app.getVersion(),
    platform: platformName(process.platform),
    keychain,
    portal: given,
    isPortalRefused: isRefused,
    preset,
    build,
    installation: {
      system: process.platform,
      isPackaged: app.isPackaged,
      userData: app.getPath('userData'),
      cache: cacheFolder(app, process.platform, process.env),
      program: process.execPath,
      appImage: runningAppImage(process.env, process.execPath),
      restartFrom(appImage) {
        runAfterEnd(appImage, argumentsForRestart(process.argv), process.env)
        app.quit()
      },
      quit: () => app.quit(),
    },
    atQuit: (step) => void atQuit.push(step),
    log,
    licences: join(app.getAppPath(), 'out/main/licences.json'),
    settings,
    policy,
    emit,
    network,
    systemAuthentication: createSystemAuthentication(systemPreferences, process.platform),
    whenAway: (lock) =>
      lockWhenAway({
        powerMonitor,
        platform: process.platform,
        isSessionLocked,
        afterMinutes: () => preferencesUnder(policy.current(), settings.read().preferences).lockAfterMinutes,
        lock,
      }),
    deepLinks,
    clipboard: secretClipboard,
    files: createFileChooser(dialog, window, () => text.fileTypeText),
    askAboutHost: createHostQuestion(dialog, window, () => text.dialogText.newHost),
    openExternal: createExternalLinks(shell),
    saveDiagnostics,
    leave: followRefusedUnload(app, window, () => emit('app.leaving', {})),
    takeNotice,
    applyPreferences(preferences) {
      applyPreferences(window, preferences)
      void loadNativeText(language.follow(preferences.language)).then((loaded) => {
        text = loaded
        setMenu()
      })
    },
  })
  return createAnswers(handlers, log)
}

function applyPreferences(window: BrowserWindow, preferences: Preferences): void {
  applyTheme(nativeTheme, window, preferences)
  if (!window.isDestroyed()) window.setContentProtection(preferences.contentProtection)
}
