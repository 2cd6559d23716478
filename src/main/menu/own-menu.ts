import type { App, BrowserWindow, Dialog, Menu } from 'electron'
import type { BuildFacts } from '../../shared/build-facts.ts'
import { allowsDiagnostics } from '../../shared/diagnostics/policy.ts'
import type { Places, PopUp } from '../../shared/menu/calls.ts'
import { allowsUpdateChecks } from '../../shared/updates/policy.ts'
import type { Emit } from '../ipc/dispatch.ts'
import type { OwnText } from '../language/native-text.ts'
import type { PolicyStore } from '../policy/policy-store.ts'
import { applicationMenu } from './application-menu.ts'
import { offerContextMenu } from './context-menu.ts'
import { createPopUps } from './pop-up.ts'

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

/** The app's menus, as the features use them. */
export interface Menus {
  /** Shows a context menu; resolves with the place of the chosen action, or null. */
  popUp(wished: PopUp): Promise<number | null>
  /** Closes the context menu that {@link popUp} opened. */
  closePopUp(): void
  /** Makes the application's menu lead to these places. */
  offer(places: Places): void
  /** While locked, it leads nowhere. */
  lock(locked: boolean): void
}

const nowhere: Places = { pages: [], back: false, forward: false }

/** Shows the app's menus, and rebuilds them when policy, the language or what they lead to changes. */
export function showOwnMenus(deps: OwnMenuDependencies): Menus {
  const { app, Menu, dialog, window, build, policy, emit, text } = deps
  const saveDiagnostics = () => {
    const { title, detail } = text.current().dialogText.diagnostics
    deps.saveDiagnostics().catch(() => dialog.showErrorBox(title, detail))
  }
  let offered = nowhere
  let isLocked = false
  let shown: Menu
  const show = () => {
    shown = Menu.buildFromTemplate(
      applicationMenu({
        text: text.current().menuText,
        appName: app.getName(),
        platform: process.platform,
        packaged: app.isPackaged,
        updates: build.updates !== null && allowsUpdateChecks(policy.current()),
        command: (command) => emit('menu.command', { command }),
        places: isLocked ? nowhere : offered,
        go: (page) => emit('menu.go', { page }),
        saveDiagnostics: allowsDiagnostics(policy.current()) ? saveDiagnostics : null,
      }),
    )
    Menu.setApplicationMenu(shown)
  }
  /** Changes the items in place: another menu would close one that is open. */
  const enable = (id: 'back' | 'forward') => {
    const item = shown.getMenuItemById(id)
    if (item) item.enabled = offered[id]
  }
  show()
  policy.onChange(show)
  text.onChange(show)
  offerContextMenu(window, Menu, () => text.current().menuText)
  const popUps = createPopUps(window, Menu)
  return {
    popUp: popUps.show,
    closePopUp: popUps.close,
    offer(places) {
      const hasOtherPages = JSON.stringify(places.pages) !== JSON.stringify(offered.pages)
      offered = places
      if (hasOtherPages) return show()
      enable('back')
      enable('forward')
    },
    lock(locked) {
      isLocked = locked
      show()
    },
  }
}
