import type { App, BrowserWindow, Dialog, Menu } from 'electron'
import type { BuildFacts } from '../../shared/build-facts.ts'
import { allowsDiagnostics } from '../../shared/diagnostics/policy.ts'
import { allowsUpdateChecks } from '../../shared/updates/policy.ts'
import type { Emit } from '../ipc/dispatch.ts'
import type { OwnText } from '../language/native-text.ts'
import type { PolicyStore } from '../policy/policy-store.ts'
import { applicationMenu } from './application-menu.ts'
import { offerContextMenu } from './context-menu.ts'

interface OwnMenuDependencies {
  app: Pick<App, 'isPackaged' | 'getName'>
  Menu: typeof Menu
  dialog: Pick<Dialog, 'showErrorBox'>
  window: BrowserWindow
  build: Pick<BuildFacts, 'updates'>
  policy: Pick<PolicyStore, 'current' | 'onChange'>
  emit: Emit
  text: OwnText
  saveDiagnostics: () => Promise<unknown>
}

/** Shows the app's menus, and rebuilds them when policy or the language changes. */
export function showOwnMenus(deps: OwnMenuDependencies): void {
  const { app, Menu, dialog, window, build, policy, emit, text } = deps
  const saveDiagnostics = () => {
    const { title, detail } = text.current().dialogText.diagnostics
    deps.saveDiagnostics().catch(() => dialog.showErrorBox(title, detail))
  }
  const show = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        applicationMenu({
          text: text.current().menuText,
          appName: app.getName(),
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
  text.onChange(show)
  offerContextMenu(window, Menu, () => text.current().menuText)
}
