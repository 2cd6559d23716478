import { app, type BrowserWindow, dialog, Notification, powerMonitor } from 'electron'
import type { Dependencies } from '../dependencies.ts'
import type { OwnText } from '../language/native-text.ts'
import { followAppCommands } from './app-commands.ts'
import { hideSecretsWhenAway } from './hide-secrets.ts'
import { longWork } from './long-work.ts'
import { createRecoveryDialogs, recoverPage } from './recover-page.ts'
import { followRefusedUnload } from './refused-unload.ts'

/** Connects the window with the page and the system. Returns what the features need of it. */
export function ownWindow(
  window: BrowserWindow,
  { emit, log, text }: Pick<Dependencies, 'emit' | 'log'> & { text: OwnText },
): Pick<Dependencies, 'leave' | 'takeNotice' | 'startWork'> {
  hideSecretsWhenAway(window, powerMonitor, () => emit('secrets.hide', {}))
  followAppCommands(window, process.platform, (command) => emit('menu.command', { command }))
  const dialogs = createRecoveryDialogs(dialog, window, () => text.current().dialogText)
  return {
    takeNotice: recoverPage(window, { log, ...dialogs }),
    leave: followRefusedUnload(app, window, () => emit('app.leaving', {})),
    startWork: longWork({ window, Notification, text: () => text.current().notificationText }),
  }
}
