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
  shell,
  systemPreferences,
} from 'electron'
import { createSecretClipboard } from './clipboard/secret-clipboard.ts'
import { givenUnder } from './connections/allowed-portals.ts'
import { createHostQuestion } from './connections/new-hosts.ts'
import { portalInUse, portalOption } from './connections/portal-address.ts'
import type { Dependencies } from './dependencies.ts'
import { createSaveDiagnostics } from './diagnostics/save-report.ts'
import { createFileChooser } from './files/file-chooser.ts'
import { describeInstallation, keychainServiceName, platformName } from './installation.ts'
import { createEmit } from './ipc/dispatch.ts'
import type { Answer } from './ipc/register.ts'
import { createSecretStore } from './keychain/keytar-store.ts'
import type { AppLanguage } from './language/language.ts'
import { openOwnText } from './language/native-text.ts'
import { isSessionLocked } from './lock/linux-session.ts'
import { lockWhenAway } from './lock/lock-when-away.ts'
import { createSystemAuthentication } from './lock/system-authentication.ts'
import { showOwnMenus } from './menu/own-menu.ts'
import { ownNetwork } from './network/own-network.ts'
import { openOwnPolicy } from './policy/own-policy.ts'
import { createExternalLinks } from './security/external-links.ts'
import { boundQuit } from './security/quit.ts'
import { isSandboxed } from './security/switches.ts'
import { applyPreferences } from './window/apply-preferences.ts'
import { ownWindow } from './window/own-window.ts'

/** Creates everything behind the window; resolves with what answers calls. Imported once the window is loading. */
export async function startFeatures(
  window: BrowserWindow,
  early: Pick<Dependencies, 'settings' | 'deepLinks' | 'log' | 'media' | 'marks'> & { language: AppLanguage },
): Promise<Answer> {
  const { settings, log } = early
  const text = await openOwnText(early.language)
  const sandboxed = isSandboxed(app.commandLine)
  if (!sandboxed) log.warning('sandbox.off')
  const emit = createEmit(window.webContents)
  const keychain = createSecretStore({ service: keychainServiceName(app) })
  const secretClipboard = createSecretClipboard({ clipboard, ClipboardItem, platform: process.platform, window })
  const windowed = ownWindow(window, { emit, log, text })
  powerMonitor.on('resume', () => emit('network.changed', {}))

  const preset = build.brand?.profile ?? null
  const { givenPortal, isPortalRefused } = portalOption(process.argv)
  if (isPortalRefused) log.warning('portal.option-refused')
  const policy = await openOwnPolicy({
    app,
    powerMonitor,
    portal: () => (portalInUse(settings) ?? givenPortal)?.origin ?? preset?.url ?? null,
    log,
  })
  const network = ownNetwork(policy)
  const saveDiagnostics = createSaveDiagnostics(dialog, shell, window, text, () => ({
    version: app.getVersion(),
    sandboxed,
    keychain,
    settings,
    policy,
    portal: givenUnder(policy.current(), portalInUse(settings)),
    network,
    language: early.language,
  }))
  const atQuit: (() => void | Promise<void>)[] = []
  boundQuit(app, {
    async lastSteps() {
      await secretClipboard.clearNow()
      await Promise.all(atQuit.map((step) => step()))
      await settings.saved()
    },
    isStuck: () => keychain.pending() || network.pending(),
  })
  const menus = showOwnMenus({ app, Menu, dialog, window, build, policy, emit, text, saveDiagnostics })

  const { createFeatures } = await import('./create-features.ts')
  return createFeatures({
    ...early,
    ...windowed,
    menus,
    version: app.getVersion(),
    platform: platformName(process.platform),
    keychain,
    givenPortal,
    isPortalRefused,
    preset,
    build,
    installation: describeInstallation(app, process),
    atQuit: (step) => void atQuit.push(step),
    appFolder: app.getAppPath(),
    policy,
    emit,
    network,
    systemAuthentication: createSystemAuthentication(
      systemPreferences,
      process.platform,
      () => text.current().touchIdText.unlock,
    ),
    whenAway: (away) => lockWhenAway({ powerMonitor, platform: process.platform, isSessionLocked, ...away }),
    clipboard: secretClipboard,
    files: createFileChooser(dialog, shell, window, () => text.current().fileTypeText),
    askAboutHost: createHostQuestion(dialog, window, () => text.current().dialogText.newHost),
    openExternal: createExternalLinks(shell),
    saveDiagnostics,
    applyPreferences(preferences) {
      applyPreferences(nativeTheme, window, preferences)
      void text.follow(preferences.language)
    },
  })
}
