import type { App, BrowserWindow, Dialog, Menu } from 'electron'
import type { BuildFacts } from '../../shared/build-facts.ts'
import { allowsDiagnostics } from '../../shared/diagnostics/policy.ts'
import { allowsUpdateChecks } from '../../shared/updates/policy.ts'
import type { Emit } from '../ipc/handlers.ts'
import type { PolicyStore } from '../policy/policy-store.ts'
import { applicationMenu } from './application-menu.ts'
import { offerContextMenu } from './context-menu.ts'

interface OwnMenuDependencies {
  app: Pick<App, 'isPackaged'>
  Menu: typeof Menu
  dialog: Pick<Dialog, 'showErrorBox'>
  window: BrowserWindow
  build: Pick<BuildFacts, 'updates'>
  policy: Pick<PolicyStore, 'current' | 'onChange'>
  emit: Emit
  saveDiagnostics: () => Promise<unknown>
}

/** Shows the app's menus, now and as policy changes what they offer. */
export function showOwnMenus(deps: OwnMenuDependencies): void {
  const { app, Menu, dialog, window, build, policy, emit } = deps
  const saveDiagnostics = () => {
    deps.saveDiagnostics().catch(() => dialog.showErrorBox('Diagnostics', 'The file could not be written there.'))
  }
  const show = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        applicationMenu({
          platform: process.platform,
          packaged: app.isPackaged,
          updates: build.updates !== null && allowsUpdateChecks(policy.current()),
          command: (command) => emit('menu.command', { command }),
          saveDiagnostics: allowsDiagnostics(policy.current()) ? saveDiagnostics : null,
        }),
      ),
    )
  show()
  policy.onChange(show)
  offerContextMenu(window, Menu)
}
